"""The words of spreadsheets in English.

What the fields of messages are called in English stands where their types declare them.
"""

from flowiq_desktop.core.vocabulary.language_words import LanguageWords

ENGLISH = LanguageWords(
    phone=(
        "whatsapp number, whatsapp no, whatsapp, wa number, wa, recipient number, mobile number, "
        "mobile phone number, mobile phone, mobile no, mobile, cell phone number, cell phone, "
        "cell number, cell no, cell, mob no, mob nr, mob, msisdn, phone no, phone nr, phone, "
        "phones, telephone number, "
        "telephone no, telephone, tel number, tel no, tel nr, tel, handphone, handset, gsm, "
        "sms number, phone number 1, phone 1, mobile 1, cell 1"
    ),
    number="contact number, contact no, contact phone, number, recipient, send to, to",
    whatsapp="whatsapp, whatsapp-",
    mobile="mobile, mobiles, mob, cell, cellphone, cellular, msisdn",
    telephone="phone, phones, telephone, tel",
    not_mobile=(
        "type, kind, name, provider, network, carrier, model, make, brand, date, verified, count, "
        "cost, bill, amount, email, opt, consent, group, tariff, fax, home, landline, office, "
        "school, clinic, hospital, message, "
        "account, contract, status, url, link, text, country, code"
    ),
    contact="contact, contacts",
    identity=(
        "id, identity, account, acc, ref, reference, invoice, code, amount, fee, balance, total, "
        "price, date, dob, birth, barcode, isbn, ean, policy, student, learner, member, employee, "
        "patient, passport, tax, vat, serial"
    ),
    full_name="name, full name, names, contact name, client name, customer name",
    first_name="first name, forename, given name",
    last_name="last name, surname, family name",
    name_words="name, -name, names, surname, surnames",
    other_names="file, filename, user, username",
    people=(
        "patient, learner, student, pupil, child, guardian, parent, mother, father, member, "
        "client, customer, employee, staff, teacher, donor, applicant, beneficiary, tenant, guest, "
        "resident, volunteer, person"
    ),
    guardians="parent, parents, guardian, guardians, caregiver, carer",
    mothers_and_fathers="mother, father, mom, mum, dad",
    relations=(
        "mom, mum, mommy, mummy, mama, mam, ma, mother, dad, daddy, papa, pa, father, gran, "
        "granny, grandma, grandmother, grandpa, grandfather, parent, parents, guardian, aunt, "
        "auntie, uncle, sister, brother, wife, husband, spouse, partner, son, daughter, nanny, "
        "carer, caregiver, self, own, me, personal, private, work, office, home, main, primary, "
        "preferred, new"
    ),
    headings=(
        "name, names, surname, firstname, lastname, fullname, forename, initials, title, learner, "
        "pupil, student, parent, guardian, mother, father, patient, client, customer, member, "
        "donor, employee, staff, tenant, contact, company, organisation, organization, school, "
        "grade, class, group, team, branch, region, town, city, suburb, province, state, country, "
        "address, street, postcode, zip, code, email, mail, gender, sex, birthday, birthdate, dob, "
        "age, date, time, day, month, year, amount, balance, total, price, fee, fees, due, paid, "
        "owed, owing, rent, status, notes, note, comment, comments, remark, remarks, reference, "
        "ref, id, language, invoice, account, order, product, quantity, qty, appointment, doctor, "
        "venue, message, text, link, url, type, nickname, relation, department, position, role, "
        "room, house, unit, section, teacher, reason, attendance, score, term, subject, height, "
        "weight, size"
    ),
    missing=(
        "none, unknown, n a, na, n, a, x, no, nil, null, tbc, tba, lost, blank, missing, pending, "
        "invalid, wrong, wrong number, not available, not given, not on whatsapp, to follow, "
        "no contact, no contact number, no phone number, has no phone, no phone, no cell, "
        "no cellphone, no mobile, no whatsapp, no number, without phone, without cell, "
        "without mobile, without whatsapp, without number"
    ),
    nothing="not available, not applicable, not known, unknown, no value, no data",
    total=(
        "total, totals, grand total, sub total, subtotal, overall total, running total, "
        "total amount, total due, total number, sum total, average"
    ),
    perhaps_total="sum, tot, count, mean",
    either="or, and",
    yes=(
        "yes, y, true, ok, okay, agreed, agree, agrees, i agree, accepted, accepts, 1, x, ✓, ✔, ☑, "
        "✅"
    ),
    no="no, n, false, never, declined, declines, refused, refuses, rejected, 0, ✗, ✘, ☒, ❌",
    stopped=(
        "opt out, opted out, opt-out, stop, stopped, unsubscribe, unsubscribed, blocked, "
        "do not contact, do not message, do not send, dnc, no messages, blacklist, blacklisted"
    ),
    consent=(
        "consent, consented, consent given, opt in, opted in, opt-in, agreed, agrees, permission, "
        "may contact, may we message, whatsapp consent, popia consent, gdpr consent, allowed, "
        "accepts, accepted, wants, consents"
    ),
    unwanted="does not want",
    marketing="marketing",
    of_messages=(
        "whatsapp, sms, wa, message, messages, messaging, given, received, signed, popia, popi, "
        "gdpr, to, for, the, by, on, of, has, have, is, parent, parents, learner, client, patient, "
        "to receive"
    ),
    language="language, lang",
    money=(
        "amount, amounts, balance, price, fee, fees, cost, costs, owed, owing, due, paid, "
        "rent, salary, wage, wages, payment, payments, deposit, arrears, outstanding, "
        "donation, pledge, subtotal, payable, premium, instalment, installment, fine, "
        "debt, credit, refund, money, amt, bal, balances, prices, charge, charges, deposits, "
        "donations, pledges, salaries, refunds, fines, debts, premiums, instalments, "
        "installments, levy, levies, tuition, loan, loans, commission, tithe, tithes, "
        "subscription, contribution, contributions, earnings, repayment, repayments, subtotals"
    ),
    measures=(
        "percent, percentage, pct, hour, hours, hrs, day, days, leave, kg, g, mg, lb, lbs, "
        "km, m, cm, mm, ft, miles, l, ml, litre, litres, liter, liters, ph, weight, height, "
        "length, width, distance, volume, dose, ref, reference, version, mark, marks, "
        "points, score, gpa, time, units, temp, temperature, kwh, latitude, longitude"
    ),
    date="date, birthday, birthdate, dob, anniversary, expiry, born",
    links="link, url, download link",
    pictures="image, picture, photo, pic",
    videos="video, clip",
    recordings="audio, voice, recording",
    blanks="variable {}, value {}, parameter {}, placeholder {}, field {}",
)
