"""Word: a draft goes out as `.docx`, its facts as fields; what comes back is read, compared and asked about."""
