"""Front matter fields as typed values."""
