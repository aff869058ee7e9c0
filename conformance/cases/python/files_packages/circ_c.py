import circ_d
