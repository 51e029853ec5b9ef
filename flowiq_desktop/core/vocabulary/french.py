"""The words of spreadsheets in French, as written in Europe, Africa and Canada."""

from flowiq_desktop.core.vocabulary.language_words import LanguageWords

FRENCH = LanguageWords(
    phone=(
        "numéro whatsapp, n° whatsapp, numéro de portable, n° de portable, n° portable, "
        "téléphone portable, tél portable, tél. port., téléphone mobile, tél mobile, "
        "numéro mobile, n° mobile, portable, portables, mobile, cellulaire, n° de cellulaire, gsm, "
        "numéro de gsm, natel, numéro de téléphone, numéro de tél, no de téléphone, "
        "n° de téléphone, n° téléphone, n° de tél, n° tél, numéro téléphone, téléphone, "
        "téléphones, tél, tel, coordonnées téléphoniques, téléphone de contact, contact tél, "
        "numéro de contact, numéro à contacter"
    ),
    number="numéro, n°, contacts",
    mobile="portable, portables, mobile, port, cellulaire, gsm, natel",
    telephone="telephone, telephones, tel, telephonique, telephoniques",
    not_mobile=(
        "fixe, domicile, maison, bureau, travail, école, collège, lycée, clinique, hôpital, type, "
        "marque, modèle, opérateur, réseau, compte, "
        "facture, montant, date, courriel, email, consentement, groupe, tarif, poste, nom, pays, "
        "état, message, code"
    ),
    contact="contact, contacts",
    identity=(
        "matricule, cni, nni, ine, insee, sécu, sécurité, identité, identifiant, identification, "
        "id, code, référence, réf, facture, commande, montant, solde, total, prix, frais, "
        "cotisation, date, naissance, passeport, compte, iban, dossier, adhérent, reçu, siret, "
        "siren, tva, postal, carte"
    ),
    full_name=(
        "nom et prénom, nom et prénoms, nom & prénom, nom prénom, nom prénoms, prénom et nom, "
        "noms et prénoms, prénom nom, nom complet, nom de l'élève, nom du patient, "
        "nom de la patiente, nom du client, nom de la cliente, nom du parent, nom du bénéficiaire, "
        "nom du donateur, nom de l'adhérent"
    ),
    first_name="prénom, prénoms, petit nom",
    last_name="nom, noms, nom de famille, patronyme, nom d'usage",
    name_words="nom, noms, prenom, prenoms, patronyme",
    other_names=(
        "fichier, utilisateur, école, établissement, entreprise, société, produit, modèle, classe, "
        "banque, matière, médicament, document, lieu"
    ),
    people=(
        "élève, élèves, étudiant, étudiante, apprenant, apprenante, enfant, parent, "
        "parent d'élève, tuteur, tutrice, responsable, responsable légal, mère, père, patient, "
        "patiente, client, cliente, adhérent, adhérente, membre, salarié, salariée, employé, "
        "employée, professeur, enseignant, enseignante, donateur, donatrice, personne, "
        "bénéficiaire, locataire, participant, bénévole, invité, abonné"
    ),
    guardians="parent, parents, tuteur, tutrice, responsable, responsable légal",
    mothers_and_fathers="mère, père, maman, papa",
    relations=(
        "mère, père, maman, papa, grand-mère, grand-père, mamie, papi, tante, oncle, épouse, "
        "époux, mari, femme, frère, sœur, soeur, fils, fille, tuteur, tutrice, parent, responsable"
    ),
    headings=(
        "nom, noms, prénom, prénoms, montant, somme, prix, date, jour, heure, horaire, ville, "
        "adresse, quartier, commune, classe, niveau, groupe, élève, étudiant, parent, tuteur, "
        "responsable, patient, patiente, client, cliente, âge, sexe, genre, naissance, échéance, "
        "rendez-vous, rdv, médecin, docteur, observations, observation, remarques, commentaire, "
        "message, fichier, légende, langue, région, département, pays, courriel, email, mail, "
        "payé, dû, solde, cotisation, facture, reçu, produit, commande, quantité, qté, "
        "consentement, autorisation, note, notes, ordre, libellé, parenté, école, établissement, "
        "matricule"
    ),
    missing=(
        "aucun, aucune, sans téléphone, sans numéro, sans portable, pas de téléphone, "
        "pas de numéro, pas de portable, pas de tél, pas de mobile, n'a pas de téléphone, "
        "n'en a pas, inconnu, inconnue, non renseigné, non communiqué, non disponible, manquant, "
        "manque, néant, en attente, invalide, pas de whatsapp, rien, nc, n.c., nr, n.r."
    ),
    nothing=(
        "aucun, aucune, inconnu, inconnue, sans objet, non applicable, non renseigné, "
        "non renseignée, non communiqué, non disponible, non précisé, néant"
    ),
    total=(
        "total, totaux, total général, sous-total, total partiel, total à payer, montant total, "
        "somme totale, total dû, moyenne, total élèves"
    ),
    perhaps_total="somme",
    either="ou, et",
    yes="oui, o, vrai, d'accord, accepte, j'accepte, ok",
    no="non, n, faux, refuse, pas d'accord, je refuse, refusé, refusée, jamais, non merci",
    stopped=(
        "bloqué, bloquée, désabonné, désabonnée, désinscrit, désinscrite, ne pas contacter, ne pas "
        "envoyer, ne plus contacter, opposition, refus, stop, liste noire, opt out, refuse, a "
        "refusé, refusé"
    ),
    consent=(
        "consentement, accord, autorisation, accepte les messages, accepte, opt in, permission, "
        "accepté, acceptée, autorise, autorisé, accepte de recevoir des messages, d accord, "
        "souhaite recevoir des messages, souhaite, veut"
    ),
    unwanted="ne veut pas",
    marketing="marketing",
    of_messages=(
        "message, messages, sms, de, des, du, la, le, les, l, par, pour, aux, au, à, recevoir, "
        "réception, envoi, donné, donnée, signé, rgpd, parent, parents"
    ),
    language="langue",
    money=(
        "montant, montants, solde, prix, frais, cout, coût, dette, paiement, payé, paye, "
        "loyer, salaire, acompte, don, cotisation, redevance, scolarité, arriéré, dû, "
        "impayé, prime, coûts, dettes, paiements, loyers, salaires, dons, cotisations, redevances, "
        "arriérés, impayés, acomptes, versement, versements, tarif, tarifs, payer, règlement, "
        "somme, sommes, primes, mensualité, mensualités, ttc"
    ),
    measures=(
        "pourcentage, pourcent, heure, heures, jour, jours, congé, congés, litres, taille, "
        "poids, hauteur, longueur, distance, points, temps, unités"
    ),
    date="date, naissance, échéance, anniversaire, expiration, délai",
    links="lien, liens, url, lien de téléchargement",
    pictures="image, images, photo, photos",
    videos="vidéo",
    recordings="audio, vocal, enregistrement",
    blanks="variable {}, valeur {}, champ {}, paramètre {}, espace {}",
    types={
        "text": "texte",
        "image": "photo, photographie",
        "video": "vidéo, film",
        "audio": "son, voix, message vocal",
        "document": "fichier",
        "location": "localisation, lieu, position",
        "contacts": "fiche de contact",
        "interactive": "boutons ou liste, boutons, bouton, liste",
        "reaction": "réaction",
        "template": "modèle",
    },
    fields={
        "message_type": "type, type de message, genre de message",
        "text": (
            "message, messages, texte, texte du message, texte à envoyer, message à envoyer, "
            "message whatsapp, corps du message, contenu du message, message qui est envoyé, texte "
            "du sms, texte whatsapp, contenu à envoyer"
        ),
        "media_url": (
            "lien du fichier, lien vers le fichier, lien du document, lien vers le document, "
            "lien de la facture, lien vers la facture, lien facture, lien du reçu, "
            "lien du bulletin, lien bulletin, lien pdf, lien de l'image, lien vers l'image, "
            "lien de la photo, lien de la vidéo, fichier, pièce jointe, pièces jointes, pj, "
            "document, photo, image, vidéo, audio, lien"
        ),
        "caption": "légende, légende de l'image, texte de l'image, texte de la photo",
        "filename": (
            "nom du fichier, nom de fichier, nom du document, nom de la pièce jointe, nom du pdf"
        ),
        "latitude": "latitude, lat, latitude gps",
        "longitude": "longitude, long, lon, longitude gps",
        "location_name": "lieu, nom du lieu, endroit, emplacement",
        "location_address": "adresse, adresse complète, adresse postale",
        "location_coordinates": "coordonnées gps, coordonnées, localisation, lien de la carte",
        "contact_name": "nom de la carte",
        "template_name": "modèle, nom du modèle, modèle whatsapp",
        "reaction_emoji": "émoji, réaction",
        "context_message_id": "répondre à, en réponse à",
        "header": "en-tête",
        "footer": "pied de page",
    },
)
