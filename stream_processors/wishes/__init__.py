"""From what a client said, in Russian or English, to constraints on deliveries and calls (contract §4).

Start with `reader` (a note → wishes). Each of the others works on what the ones before it made, and imports no later
one: `words` (the table of words; text → tagged words), `times` (hours, days and stretches of days among them), `clause`
(one statement), `rules` (tables of rules over a clause: what words mean beside others, and what is no wish), `clauses`
(a sentence → statements, and which time belongs to which), `constraints` (a clause → rules over days and hours),
`composed` (a note's rules taken together), `intent` (whether a clause asks, forbids, or only tells).

Pure, without network or model; what is not understood gives nothing. Which times wishes forbid,
`stream_processors/profile/hours.py` says; `profile_store/service/pages/wording.py` puts a wish in plain words.
"""
