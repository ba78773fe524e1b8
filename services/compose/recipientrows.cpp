// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compose/recipientrows.h"

#include "text/normalise.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace FibreDesk::Compose {

QString Recipient::fullName() const
{
    return QString(firstName + u' ' + lastName).simplified();
}

QString languageOf(const QString &text)
{
    const QString code = Text::languageCode(text);
    return code.isEmpty() ? u"fr"_s : code;
}

Recipient recipientFrom(QJsonObject values)
{
    Recipient recipient{.values = std::move(values)};
    recipient.email = recipient.values.value("email"_L1).toString().trimmed();
    recipient.firstName = recipient.values.value("firstname"_L1).toString();
    recipient.lastName = recipient.values.value("lastname"_L1).toString();
    recipient.language = languageOf(recipient.values.value("language"_L1).toString());
    return recipient;
}

Recipient RecipientRows::at(qsizetype row) const
{
    const QByteArrayView bytes = json(row);
    return recipientFrom(
        QJsonDocument::fromJson(QByteArray::fromRawData(bytes.data(), bytes.size())).object());
}

QByteArrayView RecipientRows::json(qsizetype row) const
{
    const qsizetype begin = row == 0 ? 0 : m_ends.at(std::size_t(row) - 1);
    return QByteArrayView(m_bytes).sliced(begin, m_ends.at(std::size_t(row)) - begin);
}

void RecipientRows::reserve(qsizetype rows, qsizetype bytes)
{
    m_ends.reserve(std::size_t(rows));
    m_bytes.reserve(bytes);
}

void RecipientRows::append(QByteArrayView json)
{
    m_bytes.append(json);
    m_ends.push_back(m_bytes.size());
}

void RecipientRows::append(const QJsonObject &values)
{
    append(QJsonDocument(values).toJson(QJsonDocument::Compact));
}

} // namespace FibreDesk::Compose
