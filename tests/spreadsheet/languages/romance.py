"""Sheets in Portuguese, Spanish and French."""

from tests.spreadsheet.languages.office_sheet import OfficeSheet

PORTUGUESE = (
    OfficeSheet(
        "pt-school",
        "MZ",
        "Nº de telemóvel do encarregado",
        ("Nome do aluno",),
        """Escola Primária da Matola;;;;;;
Lista de devedores - 2026;;;;;;
Nº;Nome do aluno;Turma;Encarregado de educação;Nº de telemóvel do encarregado;Valor em dívida;Data
1;Amélia Machava;7ª B;Rosa Machava;84 555 0101;1.250,00 MT;05/03/2026
2;Edson Cossa;7ª A;João Cossa;82 555 0102;2.500,00 MT;05/03/2026
3;Lurdes Sitoe;6ª C;Ana Sitoe;87 555 0103;750,50 MT;05/03/2026
Total;;;;;4.500,50 MT;
""",
    ),
    OfficeSheet(
        "pt-clinic",
        "BR",
        "Celular (WhatsApp)",
        ("Paciente",),
        """Paciente;CPF;Data da consulta;Hora;Médico;Celular (WhatsApp);Telefone fixo;Convênio
Beatriz Andrade;123.456.789-09;12/03/2026;14:30;Dra. Lúcia;(11) 98555-0101;(11) 3555-0101;Unimed
Caio Ferreira;987.654.321-00;12/03/2026;15:00;Dr. Paulo;(21) 99555-0102;(21) 2555-0102;SUS
Dandara Lopes;111.444.777-35;13/03/2026;09:10;Dra. Lúcia;(31) 98755-0103;(31) 3555-0103;SUS
""",
    ),
    OfficeSheet(
        "pt-shop",
        "PT",
        "TELEMÓVEL",
        ("NOME", "APELIDO"),
        """NOME;APELIDO;NIF;TELEMÓVEL;MORADA;FATURA Nº;LINK DA FATURA;NOME DO FICHEIRO
Inês;Carvalho;201555013;912 555 101;Rua das Flores 3;FT 2026/11;https://loja.example/ft11.pdf;ft11.pdf
Rui;Moreira;202555020;933 555 102;Av. Central 41;FT 2026/12;https://loja.example/ft12.pdf;ft12.pdf
Sara;Teixeira;203555037;961 555 103;Largo do Carmo 8;FT 2026/13;https://loja.example/ft13.pdf;ft13.pdf
""",
        {"media_url": "LINK DA FATURA", "filename": "NOME DO FICHEIRO"},
    ),
    OfficeSheet(
        "pt-charity",
        "AO",
        "Tel.",
        ("Nome completo",),
        """Nome completo;Tel.;Bilhete de identidade;Mensagem a enviar;Nota
Domingos Neto;923 555 101;004555101LA041;Obrigado pela sua ajuda.;14
Esperança Paulo;912 555 102;004555102LA042;A reunião é na sexta-feira.;15
Filomena Dias;935 555 103;004555103LA043;Obrigada, e até breve.;12
""",
        {"text": "Mensagem a enviar"},
    ),
)
SPANISH = (
    OfficeSheet(
        "es-school",
        "MX",
        "Celular del tutor",
        ("Nombre del alumno",),
        """Matrícula;Nombre del alumno;Grado y grupo;Tutor;Celular del tutor;Cuota;Fecha de pago
2026000101;Ximena Robles;3° A;Laura Peña;55 5555 0101;$1,850.00;15/03/2026
2026000102;Diego Salas;3° B;Raúl Salas;33 5555 0102;$1,850.00;15/03/2026
2026000103;Itzel Cruz;4° A;María Cruz;81 5555 0103;$925.50;15/03/2026
""",
    ),
    OfficeSheet(
        "es-clinic",
        "ES",
        "Móvil",
        ("Nombre", "Apellidos"),
        """Nombre;Apellidos;DNI;Fecha de nacimiento;Tfno. fijo;Móvil;Cita;Hora
Nuria;Campos Gil;00000014Z;04/02/1981;915 550 101;612 555 101;20/03/2026;9:15
Óscar;Vidal Ros;00000023T;19/07/1975;935 550 102;655 555 102;20/03/2026;9:45
Pilar;Núñez Sanz;00000032R;30/11/1990;965 550 103;699 555 103;21/03/2026;10:00
""",
    ),
    OfficeSheet(
        "es-shop",
        "CO",
        "N° Celular",
        ("CLIENTE",),
        """CLIENTE;CÉDULA;N° Celular;TELÉFONO FIJO;SALDO;Enlace de la factura;Tipo
Camila Rojas;1055500101;310 555 0101;601 555 0101;$ 120.000;https://tienda.example/f/101.pdf;mayorista
Julián Mesa;1055500102;320 555 0102;604 555 0102;$ 85.500;https://tienda.example/f/102.pdf;detal
Valeria Díaz;1055500103;300 555 0103;605 555 0103;$ 240.000;https://tienda.example/f/103.pdf;detal
""",
        {"media_url": "Enlace de la factura"},
    ),
    OfficeSheet(
        "es-charity",
        "AR",
        "Teléfono\nde contacto",
        ("Apellido y nombre",),
        """Apellido y nombre;"Teléfono
de contacto";Importe donado;Mensaje;Nota
Acosta, Marina;11 5555-0101;$ 5.000,00;¡Gracias por tu donación!;ninguna
Benítez, Hugo;351 555-0102;$ 2.500,00;Nos vemos el sábado.;socio
Correa, Sol;341 555-0103;$ 1.000,00;¡Gracias otra vez!;
""",
        {"text": "Mensaje"},
    ),
)
FRENCH = (
    OfficeSheet(
        "fr-school",
        "SN",
        "N° tél. parent",
        ("Prénoms", "Nom"),
        """N°;Nom;Prénoms;Classe;Matricule;N° tél. parent;Reste à payer;Échéance
1;DIOP;Awa Marième;CM2 A;202600101;77 555 01 01;25 000;31/03/2026
2;NDIAYE;Cheikh;CM2 B;202600102;76 555 01 02;15 000;31/03/2026
3;SARR;Khady;CM1 A;202600103;70 555 01 03;40 000;31/03/2026
""",
    ),
    OfficeSheet(
        "fr-clinic",
        "FR",
        "Portable",
        ("Nom du patient",),
        """Cabinet médical du Centre;;;;;;
;;;;;;
Nom du patient;N° de sécurité sociale;Date de naissance;Fixe;Portable;Rendez-vous;Médecin
Camille Durand;2850575123456;14/05/1985;01 55 50 01 01;06 39 98 01 01;18/03/2026 10:30;Dr Petit
Hugo Lambert;1790375123457;02/03/1979;01 55 50 01 02;07 39 98 01 02;18/03/2026 11:00;Dr Petit
Léa Fontaine;2991175123458;23/11/1999;01 55 50 01 03;06 39 98 01 03;19/03/2026 09:00;Dr Roy
""",
    ),
    OfficeSheet(
        "fr-shop",
        "MA",
        "GSM",
        ("Client",),
        """Client;GSM;Réf. commande;Montant TTC;Lien vers la facture;Ville
Yasmine Alaoui;0661 55 01 01;CMD-1101;1 250,00 DH;https://boutique.example/1101.pdf;Rabat
Omar Bennis;0662 55 01 02;CMD-1102;480,50 DH;https://boutique.example/1102.pdf;Fès
Salma Tazi;0663 55 01 03;CMD-1103;3 999,00 DH;https://boutique.example/1103.pdf;Agadir
""",
        {"media_url": "Lien vers la facture"},
    ),
    OfficeSheet(
        "fr-charity",
        "CI",
        "Numéro de téléphone (WhatsApp)",
        ("Nom complet",),
        """Nom complet;Numéro de téléphone (WhatsApp);Don (FCFA);Texte du message;Note
Aya Kouassi;07 07 55 01 01;10 000;Merci pour votre don.;17
Bakary Koné;05 05 55 01 02;5 000;La réunion est samedi.;12
Chantal Yao;01 01 55 01 03;20 000;Merci beaucoup !;aucune
""",
        {"text": "Texte du message"},
    ),
)
