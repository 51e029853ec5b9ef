"""Islands that Natural Earth's countries leave out, as places in degrees north and east.

Nearly all are atolls of a few square kilometres; people live on most of them. A pin there must not
be called one in the sea. Where they lie is common knowledge, written down by hand to a few
kilometres.
"""

ATOLLS = (
    *((-8.55, -172.5), (-9.17, -171.81), (-9.37, -171.22), (-11.05, -171.08)),  # Tokelau, Swains
    *((-18.05, -163.15), (-11.56, -165.41), (-13.25, -163.1)),  # Palmerston, Nassau, Suwarrow
    *((-11.61, 169.85), (-5.27, 159.35), (-4.55, 159.4)),  # Anuta, Ontong Java, Nukumanu
    *((-15.95, -173.77), (-15.6, -175.63)),  # Niuatoputapu, Niuafo'ou
    *((11.45, 162.3), (9.8, 160.9), (6.2, 160.7)),  # Enewetak, Ujelang, Pingelap
    *(
        (7.4, 147.0),
        (10.0, 139.7),
        (7.35, 151.9),
        (5.5, 153.5),
    ),  # Satawal, Chuuk
    *(
        (8.3, 137.5),
        (7.25, 144.45),
        (8.6, 144.6),
        (6.7, 143.1),
    ),  # Ngulu, Woleai
    *((-37.3, -12.68), (-47.75, 179.05)),  # Inaccessible Island, Bounty Islands
    *((-10.17, 51.1), (-5.7, 53.67), (-7.0, 52.7), (-7.13, 56.27)),  # islands of Seychelles
    *((20.7, 116.72), (-16.29, 149.97), (-17.4, 155.86), (-16.6, 59.6)),  # Pratas to Cargados
)
