"""`omniprofile demo`: one customer's story, told by the events that channels send and by what each department sees."""
