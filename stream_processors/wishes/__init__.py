"""From what a client said, in Russian or English, to constraints on deliveries and calls (contract §4).

Read in this order: `lexicon` (the table of words), `tokens` (text → tagged words), `clock` and `spans` (times of day),
`days` (dates, weekdays), `clauses` (who is spoken of, what is asked or forbidden), `reader` (a note → wishes), `agenda`
(wishes → forbidden times). Pure, without network or model; what is not understood gives nothing.
"""
