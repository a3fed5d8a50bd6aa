"""What is measured, and how: `make bench` runs every module here, each side by side with other ways."""
