"""From what a client said, in Russian or English, to constraints on deliveries and calls (contract §4).

Read in this order: `vocabulary`, `lexicon` and `verbs` (the table of words), `quoted`, `tokens` and `ordinals` (text
→ tagged words), `clock`, `points`, `events` and `spans` (times of day), `numbered`, `days` and `stretches` (dates,
weekdays), `asides`, `backwards`, `neighbours`, `items` and `phrases` (a sentence → words and times), `deeds`,
`segment`, `anew`, `begins`, `unsigned`, `links`, `parts` and `clauses` (where a statement begins, and what a negation
hits in it), `rules` (how a table of rules is read), `meanings` and `effects` (words that mean something else beside
others), `silences`, `questions` and `conditions` (what is no wish), `statements`, `turns`, `shared`, `backs`,
`stories`, `reports`, `retracted` and `reasons` (whose time it is), `pairing` (which hours on which days),
`constraints` (a clause → rules), `composed` (a note's rules taken together), `goods`, `about` and `meant`
(what a clause is about, and whether it is a wish), `reader` (a note → wishes), `describe` (a wish in plain words).
Pure, without network or model; what is not understood gives nothing. Which times wishes forbid,
`stream_processors/profile/hours.py` says.
"""
