"""The words of spreadsheets in Spanish, as written in Spain and in the Americas."""

from flowiq_desktop.core.vocabulary.language_words import LanguageWords

SPANISH = LanguageWords(
    phone=(
        "número de whatsapp, nº whatsapp, celular whatsapp, número de celular, nº de celular, "
        "nº celular, celular, celulares, cel, número de móvil, nº de móvil, nº móvil, "
        "teléfono móvil, teléfono celular, móvil, móviles, tfno móvil, tlf móvil, tel móvil, "
        "número de teléfono, nº de teléfono, nº teléfono, n° telefónico, número telefónico, "
        "teléfono, teléfonos, teléfono de contacto, teléfono contacto, número de contacto, tel, "
        "telf, tfno, tlf, tfn, tlfno, fono"
    ),
    number="número, nº, contacto, contactos",
    mobile="celular, celulares, cel, movil, moviles",
    whatsapp="guasap, wasap",
    telephone="telefono, telefonos, telf, tfno, tlf, tfn, tlfno, fono, telefonico",
    not_mobile=(
        "fijo, casa, domicilio, trabajo, oficina, escuela, colegio, clínica, tipo, marca, modelo, "
        "operador, operadora, "
        "compañía, cuenta, factura, importe, fecha, correo, consentimiento, grupo, tarifa, "
        "extensión, nombre, país, estado, mensaje, código"
    ),
    contact="contacto, contactos",
    identity=(
        "dni, nif, nie, rut, run, cuit, cuil, curp, rfc, cédula, cedula, ci, nss, matrícula, "
        "expediente, historia, identidad, identificación, documento, código, referencia, factura, "
        "pedido, importe, monto, saldo, total, precio, cuota, fecha, nacimiento, pasaporte, "
        "cuenta, iban, clabe, socio, legajo, recibo, boleta, folio, postal"
    ),
    full_name=(
        "nombre completo, nombre y apellidos, nombre y apellido, nombres y apellidos, "
        "apellidos y nombre, apellidos y nombres, apellido y nombre, nombre, nombre del alumno, "
        "nombre de la alumna, nombre del paciente, nombre del cliente, nombre del socio, "
        "nombre del donante, nombre del padre, nombre de la madre, beneficiario"
    ),
    first_name="nombres, primer nombre, nombre de pila",
    last_name=(
        "apellido, apellidos, primer apellido, apellido paterno, segundo apellido, apellido materno"
    ),
    name_words="nombre, nombres, apellido, apellidos",
    other_names=(
        "archivo, fichero, usuario, escuela, colegio, empresa, producto, plantilla, curso, banco, "
        "asignatura, medicamento, documento, lugar"
    ),
    people=(
        "alumno, alumna, alumno/a, alumnado, estudiante, padre, madre, tutor, tutora, apoderado, "
        "apoderada, acudiente, representante, paciente, cliente, clienta, socio, socia, miembro, "
        "donante, empleado, empleada, trabajador, profesor, profesora, docente, persona, "
        "beneficiario, beneficiaria, inquilino, vecino, participante, voluntario, invitado, niño"
    ),
    guardians="tutor, tutora, apoderado, apoderada, acudiente, representante",
    mothers_and_fathers="madre, padre, mamá, papá",
    relations=(
        "madre, padre, mamá, papá, abuela, abuelo, tía, tío, esposa, esposo, marido, hermano, "
        "hermana, hijo, hija, tutor, tutora, apoderado, apoderada, acudiente, vecina, padrastro, "
        "madrastra"
    ),
    headings=(
        "nombre, nombres, apellido, apellidos, monto, importe, valor, precio, fecha, día, hora, "
        "horario, ciudad, dirección, domicilio, barrio, colonia, curso, grado, grupo, clase, "
        "sección, alumno, alumna, tutor, tutora, apoderado, acudiente, paciente, cliente, clienta, "
        "edad, sexo, género, nacimiento, vencimiento, cita, turno, médico, doctor, doctora, "
        "observaciones, obs, mensaje, archivo, leyenda, idioma, lengua, provincia, municipio, "
        "estado, país, correo, email, pagado, deuda, saldo, cuota, factura, recibo, producto, "
        "pedido, cantidad, consentimiento, autorización, notas, nota, orden, descripción, "
        "parentesco, escuela, colegio, sede, comuna, distrito, departamento, donación"
    ),
    missing=(
        "ninguno, ninguna, sin teléfono, sin celular, sin móvil, sin número, sin contacto, "
        "no tiene, no tiene teléfono, no tiene celular, no tiene móvil, desconocido, no sabe, "
        "no informado, no consta, no disponible, falta, pendiente, inválido, sin whatsapp, s/n, "
        "nada, sin datos"
    ),
    nothing=(
        "ninguno, ninguna, desconocido, desconocida, no aplica, no disponible, no consta, "
        "sin información, sin datos, sin especificar"
    ),
    total=(
        "total, totales, total general, subtotal, subtotales, suma total, total a pagar, "
        "monto total, importe total, total adeudado, total de alumnos, promedio"
    ),
    perhaps_total="suma, sumatoria, media, promedio",
    either="o, u, y, e",
    yes="sí, s, verdadero, de acuerdo, acepto, acepta, autorizo, autoriza, claro, ok",
    no="no, n, falso, no acepto, no autorizo, rechaza, rechazo, nunca, no acepta, no autoriza",
    stopped=(
        "bloqueado, bloqueada, baja, dado de baja, dada de baja, canceló, cancelado, no enviar, no "
        "contactar, no molestar, no quiere mensajes, excluido, lista negra, opt out, rechaza, "
        "rechazó, no desea mensajes"
    ),
    consent=(
        "consentimiento, autorización, autoriza, autorizado, acepta mensajes, acepta, de acuerdo, "
        "opt in, permiso, aceptó, autorizó, autorizada, permite, consiente, quiere mensajes, desea "
        "recibir mensajes, quiere, desea"
    ),
    unwanted="no desea",
    marketing="marketing",
    of_messages=(
        "mensaje, mensajes, de, del, la, los, las, el, para, por, a, recibir, envío, dado, "
        "firmado, rgpd, lopd, lopdgdd, padres"
    ),
    language="idioma, lengua",
    money=(
        "importe, monto, saldo, precio, cuota, cuotas, tarifa, costo, coste, deuda, pago, "
        "pagos, pagado, adeudado, alquiler, salario, sueldo, deposito, depósito, "
        "donacion, donación, mensualidad, matrícula, multa, "
        "importes, montos, precios, costos, costes, deudas, tarifas, sueldos, salarios, "
        "depósitos, donaciones, donativo, donativos, adeudo, adeudos, colegiatura, colegiaturas, "
        "abono, abonos, aporte, aportes, honorarios, multas, mensualidades, pagar"
    ),
    measures=(
        "porcentaje, hora, horas, día, días, vacaciones, litros, talla, tamaño, peso, "
        "altura, largo, distancia, puntos, tiempo, unidades"
    ),
    date="fecha, nacimiento, vencimiento, cumpleaños, caducidad, plazo",
    links="enlace, link, url, liga, vínculo",
    pictures="imagen, imágenes, foto, fotos, fotografía",
    videos="vídeo",
    recordings="audio, voz, grabación",
    blanks="variable {}, valor {}, campo {}, parámetro {}, espacio {}",
    types={
        "text": "texto, mensaje",
        "image": "imagen, foto, fotografía",
        "video": "vídeo",
        "audio": "audio, sonido, voz, nota de voz",
        "document": "documento, archivo, fichero",
        "location": "ubicación, lugar",
        "contacts": "contactos, contacto, tarjeta de contacto",
        "interactive": "botones o lista, botones, botón, lista",
        "reaction": "reacción",
        "template": "plantilla",
    },
    fields={
        "message_type": "tipo, tipo de mensaje",
        "text": (
            "mensaje, texto, texto del mensaje, texto a enviar, mensaje a enviar, mensaje de "
            "texto, mensaje whatsapp, cuerpo del mensaje, contenido del mensaje, mensaje para "
            "enviar, texto para enviar, mensaje que se envía, texto del whatsapp"
        ),
        "media_url": (
            "enlace al archivo, enlace del archivo, enlace al documento, enlace de la factura, "
            "enlace del recibo, enlace factura, link de la factura, link del archivo, "
            "link de pago, enlace a la imagen, enlace al vídeo, enlace del pdf, liga del archivo, "
            "archivo, archivo adjunto, adjunto, fichero, documento, foto, fotografía, imagen, "
            "vídeo, audio, enlace, vínculo"
        ),
        "caption": "leyenda, pie de foto, texto de la imagen, texto de la foto, descripción foto",
        "filename": (
            "nombre de archivo, nombre del archivo, nombre del fichero, nombre del documento, "
            "nombre del adjunto, nombre del pdf"
        ),
        "latitude": "latitud, lat, latitud gps",
        "longitude": "longitud, long, lon, longitud gps",
        "location_name": "lugar, nombre del lugar, sitio, ubicación",
        "location_address": "dirección, domicilio, dirección completa",
        "location_coordinates": "coordenadas, coordenadas gps, ubicación gps, enlace del mapa",
        "contact_name": "nombre de la tarjeta",
        "template_name": "plantilla, nombre de la plantilla, plantilla whatsapp",
        "reaction_emoji": "emoji, reacción",
        "context_message_id": "responder a, en respuesta a",
        "header": "encabezado",
        "footer": "pie de página",
    },
)
