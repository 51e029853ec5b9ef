"""The words of spreadsheets in Portuguese: of Portugal, Mozambique, Angola and Brazil."""

from flowiq_desktop.core.vocabulary.language_words import LanguageWords

PORTUGUESE = LanguageWords(
    phone=(
        "número de whatsapp, nº whatsapp, celular whatsapp, zap, número de celular, nº de celular, "
        "nº celular, celular, celulares, cel, número de telemóvel, nº de telemóvel, n.º telemóvel, "
        "nº telemóvel, telemóvel, telemóveis, telm, tlm, tlmv, número de telefone, "
        "número do telefone, nº de telefone, nº telefone, telefone celular, telefone móvel, "
        "telefone, telefones, fone, tel, telef, contacto telefónico, contato telefônico, "
        "número de contacto, número de contato"
    ),
    number="número, nº, contacto, contato, contactos, contatos",
    mobile="celular, celulares, cel, telemovel, telemoveis, telm, tlm, tlmv, movel",
    whatsapp="zap, zapzap",
    telephone="telefone, telefones, telef, fone, telefonico",
    not_mobile=(
        "fixo, casa, residencial, residência, trabalho, comercial, escola, clínica, tipo, marca, "
        "modelo, operadora, rede, "
        "conta, fatura, valor, data, email, consentimento, grupo, tarifa, ramal, nome, país, "
        "estado, mensagem, código"
    ),
    contact="contacto, contactos, contato, contatos",
    identity=(
        "bi, nif, nuit, nib, cpf, rg, cnpj, cns, sus, matrícula, processo, cartão, cartao, "
        "identidade, identificação, código, referência, fatura, factura, boleto, valor, quantia, "
        "montante, saldo, total, preço, propina, mensalidade, data, nascimento, passaporte, conta, "
        "iban, contribuinte, utente, recibo, pedido, cep, cédula, nascido"
    ),
    full_name=(
        "nome, nomes, nome completo, nome e apelido, nome e sobrenome, nome do aluno, "
        "nome da aluna, nome do paciente, nome do utente, nome do cliente, nome do encarregado, "
        "nome do responsável, nome do doador, beneficiário"
    ),
    first_name="primeiro nome, nome próprio, nomes próprios, prenome, primeiros nomes",
    last_name="apelido, apelidos, sobrenome, sobrenomes, último nome, nome de família",
    name_words="nome, nomes, apelido, apelidos, sobrenome, prenome",
    other_names=(
        "ficheiro, arquivo, utilizador, usuário, escola, empresa, produto, modelo, curso, banco, "
        "disciplina, medicamento, documento, local"
    ),
    people=(
        "aluno, aluna, aluno(a), estudante, educando, encarregado, encarregado de educação, "
        "responsável, mãe, pai, paciente, utente, doente, cliente, membro, sócio, sócia, doador, "
        "doadora, funcionário, funcionária, colaborador, professor, professora, pessoa, "
        "beneficiário, beneficiária, inquilino, morador, participante, voluntário, convidado"
    ),
    guardians="encarregado de educação, encarregado, encarregada, responsável, tutor, tutora",
    mothers_and_fathers="mãe, pai, mamã, papá",
    relations=(
        "mãe, mae, pai, avó, avô, tia, tio, mamã, papá, encarregado, encarregada, responsável, "
        "madrasta, padrasto, irmão, irmã, esposa, esposo, marido, mulher, filho, filha, vizinha"
    ),
    headings=(
        "nome, nomes, sobrenome, apelido, valor, montante, quantia, preço, data, dia, hora, "
        "horário, cidade, endereço, morada, bairro, turma, classe, ano, série, aluno, aluna, "
        "educando, encarregado, encarregada, responsável, paciente, utente, cliente, idade, sexo, "
        "género, nascimento, vencimento, consulta, médico, observações, obs, mensagem, ficheiro, "
        "arquivo, legenda, idioma, língua, distrito, província, município, estado, país, email, "
        "correio, pago, dívida, saldo, propina, mensalidade, fatura, factura, boleto, recibo, "
        "produto, encomenda, pedido, quantidade, qtd, consentimento, autorização, notas, nota, "
        "ordem, descrição, profissão, parentesco, escola, unidade, zona"
    ),
    missing=(
        "nenhum, nenhuma, sem telefone, sem celular, sem telemóvel, sem número, sem contacto, "
        "sem contato, não tem, não tem telefone, não tem celular, não tem telemóvel, "
        "não tem número, desconhecido, não sabe, não informado, não consta, não disponível, "
        "em falta, falta, pendente, inválido, sem whatsapp, s/n, s/ número, nada"
    ),
    nothing=(
        "nenhum, nenhuma, desconhecido, desconhecida, não aplicável, não se aplica, "
        "não disponível, não informado, não informada, sem informação, sem dados, n/i, s/i"
    ),
    total=(
        "total, totais, total geral, subtotal, sub-total, soma total, total a pagar, valor total, "
        "montante total, total em dívida, total de alunos"
    ),
    perhaps_total="soma, somatório, somatorio, média, media",
    either="ou, e",
    yes="sim, s, verdadeiro, concordo, aceito, aceita, autorizo, autoriza, ok",
    no=(
        "não, n, falso, não concordo, não aceito, não autorizo, não aceita, não autoriza, recusa, "
        "recusou, nunca"
    ),
    stopped=(
        "bloqueado, bloqueada, cancelado, cancelou, saiu, descadastrado, parar, não enviar, não "
        "contactar, não contatar, não quer mensagens, opt out, lista negra, não quer receber "
        "mensagens, cancelou mensagens, recusa, recusou"
    ),
    consent=(
        "consentimento, autorização, autoriza, autorizado, autorizou, aceita mensagens, aceita, "
        "concorda, concordou, opt in, permissão, aceite, aceitou, autorizada, permite, "
        "concordância, quer mensagens, quer receber mensagens, quer, deseja"
    ),
    unwanted="não quer",
    marketing="marketing",
    of_messages=(
        "mensagem, mensagens, de, do, da, das, para, o, a, as, os, por, receber, receção, envio, "
        "dado, dada, rgpd, lgpd, lpdp, pais"
    ),
    language="idioma, língua",
    money=(
        "valor, montante, quantia, saldo, preco, preço, mensalidade, propina, propinas, "
        "taxa, custo, custos, divida, dívida, pagamento, pago, renda, aluguel, salario, "
        "salário, deposito, depósito, doação, prestação, multa, "
        "valores, montantes, quantias, preços, mensalidades, taxas, dívidas, pagamentos, rendas, "
        "aluguéis, salários, depósitos, doações, prestações, multas, contribuição, contribuições, "
        "dízimo, dízimos, donativo, pagar"
    ),
    measures=(
        "percentagem, porcentagem, hora, horas, dia, dias, férias, litros, tamanho, peso, "
        "altura, comprimento, distância, pontos, tempo, unidades"
    ),
    date="data, nascimento, vencimento, prazo, aniversário, validade",
    links="ligação, link, url, endereço do link",
    pictures="imagem, imagens, foto, fotos, fotografia",
    videos="vídeo",
    recordings="áudio, voz, gravação",
    blanks="variável {}, valor {}, campo {}, parâmetro {}, espaço {}",
    types={
        "text": "texto, mensagem",
        "image": "imagem, foto, fotografia",
        "video": "vídeo",
        "audio": "áudio, som, voz, mensagem de voz",
        "document": "documento, arquivo, ficheiro",
        "location": "localização, local, lugar",
        "contacts": "contactos, contatos, contacto, contato, cartão de contacto",
        "interactive": "botões ou lista, botões, botão, lista",
        "reaction": "reação",
        "template": "modelo",
    },
    fields={
        "message_type": "tipo, tipo de mensagem",
        "text": (
            "mensagem, texto, texto da mensagem, texto a enviar, mensagem a enviar, mensagem de "
            "texto, mensagem whatsapp, corpo da mensagem, conteúdo da mensagem, mensagem para "
            "enviar, texto para enviar, mensagem a ser enviada, texto do whatsapp"
        ),
        "media_url": (
            "link do ficheiro, link do arquivo, ligação ao ficheiro, link do documento, "
            "link da fatura, link da factura, link do recibo, link do boleto, boleto link, "
            "link da imagem, link da foto, link do vídeo, link do áudio, ficheiro, arquivo, anexo, "
            "documento, fotografia, foto, imagem, vídeo, áudio, ligação, link do pdf"
        ),
        "caption": "legenda, texto da imagem, texto da foto, legenda da imagem",
        "filename": (
            "nome do ficheiro, nome do arquivo, nome do documento, nome do anexo, nome do pdf"
        ),
        "latitude": "latitude, lat, latitude gps",
        "longitude": "longitude, long, lon, longitude gps",
        "location_name": "local, lugar, nome do local, nome do lugar, sítio",
        "location_address": "morada, endereço, endereço completo, morada completa",
        "location_coordinates": "coordenadas, coordenadas gps, localização, link do mapa",
        "contact_name": "nome do cartão",
        "template_name": "modelo, nome do modelo, modelo whatsapp",
        "reaction_emoji": "emoji, reação",
        "context_message_id": "responder a, em resposta a",
        "header": "cabeçalho",
        "footer": "rodapé",
    },
)
