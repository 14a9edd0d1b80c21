"""From what a client said, in Russian or English, to constraints on deliveries and calls (contract §4).

Read in this order: `vocabulary`, `lexicon` and `verbs` (the table of words), `tokens` and `ordinals` (text → tagged
words), `clock`, `points` and `spans` (times of day), `numbered`, `days` and `stretches` (dates, weekdays), `asides`
and `phrases` (a sentence → words and times), `parts`, `clauses` and `settled` (what is spoken of, what a negation
hits), `voids` (what is no wish), `statements` and `reasons` (whose time it is), `pairing` (which hours on which
days), `constraints` (a clause → rules), `composed` (a note's rules taken together), `reader` (a note → wishes),
`agenda` (wishes → forbidden times), `describe` (a wish in plain words). Pure, without network or model; what is not
understood gives nothing.
"""
