"""The front matter: from text to fields with their places."""
