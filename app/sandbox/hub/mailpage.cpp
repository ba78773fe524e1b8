// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/mailpage.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace FibreDesk::Sandbox::MailPage {

namespace {

const QString kFrame = uR"html(<!doctype html>
<html lang="%1">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<title>%2</title>
<style>body{background:#f2f4f7;margin:0} .card{background:#ffffff} a.button{background:#1f6feb;color:#ffffff}</style>
</head>
<body bgcolor="#f2f4f7">
<table width="100%" cellpadding="24"><tr><td align="center">
<table class="card" width="600" cellpadding="24" bgcolor="#ffffff">
<tr><td><img src="https://images.fibre.example/header.png" width="552" height="120" alt="Fibre du Lac"></td></tr>
<tr><td style="font-family:Inter,Arial,sans-serif;font-size:15px;color:#1a1d23">
%3
</td></tr>
<tr><td style="font-size:12px;color:#5b6472">%4</td></tr>
</table>
</td></tr></table>
<img src="https://track.fibre.example/open/%5.gif" width="1" height="1" alt="">
%6</body>
</html>
)html"_s;

const QString kScript =
    uR"html(<script>document.location = "https://track.fibre.example/js?id=%1";</script>
<div onclick="alert(1)" style="background:url(https://track.fibre.example/bg.png)">&nbsp;</div>
)html"_s;

QString money(double amount, bool isFrench)
{
    const QString number = QString::number(amount, 'f', amount == std::floor(amount) ? 0 : 2);
    return isFrench ? QString(number).replace(u'.', u',') + u"\u00A0$"_s : u'$' + number;
}

QString day(const QDateTime &time)
{
    return time.date().toString(Qt::ISODate);
}

QString paragraphs(const Campaign &campaign, const Recipient &row, const QString &publicUrl)
{
    const bool isFrench = row.language != "en"_L1;
    const QString name = row.firstname.toHtmlEscaped();
    const QString place = row.description.toHtmlEscaped();
    const QString link = publicUrl + "/g/"_L1 + row.giftToken;
    const QString months = QString::number(campaign.params["commitment_months"_L1].toInt(24));
    if (row.giftToken.isEmpty()) {
        const QString text =
            campaign.params[isFrench ? "text_fr"_L1 : "text_en"_L1].toString().toHtmlEscaped();
        return (isFrench ? u"<p>Bonjour %1,</p><p>%2</p><p>Adresse de service : <b>%3</b></p>"_s
                         : u"<p>Hello %1,</p><p>%2</p><p>Service address: <b>%3</b></p>"_s)
            .arg(name, text, place);
    }
    if (isFrench) {
        return u"<h2>Un cadeau de %1 pour vous</h2><p>Bonjour %2,</p>"
               "<p>Merci de votre confiance. Pour votre adresse du <b>%3</b>, prolongez votre "
               "forfait de %4 mois et choisissez votre carte-cadeau.</p>"
               "<p><a class=\"button\" href=\"%5\">Choisir mon cadeau</a></p>"
               "<p>Le lien est valable jusqu’au %6.</p>"_s.arg(
                   money(row.amount, isFrench), name, place, months, link, day(row.giftExpiresAt));
    }
    return u"<h2>A %1 gift for you</h2><p>Hello %2,</p>"
           "<p>Thank you for being with us. For your service at <b>%3</b>, renew for %4 months "
           "and pick your gift card.</p>"
           "<p><a class=\"button\" href=\"%5\">Pick my gift</a></p>"
           "<p>The link is valid until %6.</p>"_s.arg(
               money(row.amount, isFrench), name, place, months, link, day(row.giftExpiresAt));
}

} // namespace

QString subject(const Campaign &campaign, const Recipient &row)
{
    const QString own =
        row.language == "en"_L1 ? campaign.params["subject_en"_L1].toString() : QString();
    QString text = own.isEmpty() ? campaign.params["subject"_L1].toString(campaign.name) : own;
    return text.replace("{{firstname}}"_L1, row.firstname)
        .replace("{{amount}}"_L1, money(row.amount, row.language != "en"_L1));
}

QString html(const Campaign &campaign, int row, const QString &publicUrl)
{
    const Recipient &recipient = campaign.recipients[std::size_t(row)];
    const bool isFrench = recipient.language != "en"_L1;
    const QString key = campaign.id + '-'_L1 + QString::number(row);
    const QString footer = isFrench
        ? u"Fibre du Lac, coopérative de télécommunications · 819 555-0100 · "
          "<a href=\"https://www.fibre.example/desabonnement\">Se désabonner</a>"_s
        : u"Fibre du Lac, telecommunications co-operative · 819 555-0100 · "
          "<a href=\"https://www.fibre.example/unsubscribe\">Unsubscribe</a>"_s;
    return kFrame.arg(recipient.language, subject(campaign, recipient).toHtmlEscaped(),
        paragraphs(campaign, recipient, publicUrl), footer, key,
        row % 5 == 0 ? kScript.arg(key) : QString());
}

} // namespace FibreDesk::Sandbox::MailPage
