"""Spreadsheets of others, read safely: CSV in every make, and XLSX."""
