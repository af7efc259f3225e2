"""The pages of site/, one module a page."""
