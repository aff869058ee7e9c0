# Revisions that the commands make come here.
