"""Write finished files: pages, pictures, attachments, manifest."""
