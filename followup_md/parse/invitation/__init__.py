"""Invitations as calendars send them (RFC 5545), into what an interview note needs."""
