"""The pages of site/, one module per page."""
