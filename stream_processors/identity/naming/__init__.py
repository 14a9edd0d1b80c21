"""Personal names: spellings, given names, patronymics, surnames, and how far two names agree."""
