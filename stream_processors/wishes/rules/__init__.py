"""Tables of rules over a clause: words that mean something else beside others, and what is no wish."""
