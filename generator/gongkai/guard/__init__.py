"""The gate for files of others: what attachments say and hide, before they enter the site."""
