"""The practice group: a made-up group to try everything with, marked as such in its file."""

from commdesk.practice.make import make_practice

__all__ = ["make_practice"]
