"""What may be typed on the command line, in its own words; `--help` is answered from here.

Never imports a service: whoever asks for help, or slips with a finger, waits for none.
"""
