"""For who is gekend by an e-mail account alone: level 0, and never one with a DigiD or eHerkenning identity."""
