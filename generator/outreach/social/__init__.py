"""Drafts of posts for social media: composed as values, handed to editors, never posted."""
