"""The table of words. A stem ending in `*` stands for every word that begins so; the longest match wins.

Tags are what the grammar reads; a value after `=` is the tag's number or name. A word added here is a word learned;
where a word stands twice, its first place counts.
"""

from stream_processors.wishes.words.words_of_deeds import DEEDS
from stream_processors.wishes.words.words_of_goods import GOODS
from stream_processors.wishes.words.words_of_stories import STORIES
from stream_processors.wishes.words.words_of_time import TIMES

TABLE = TIMES + DEEDS + STORIES + GOODS
