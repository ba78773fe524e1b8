// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace FibreDesk::Compose {

struct Recipient {
    QString email{};
    QString firstName{};
    QString lastName{};
    QString language{}; ///< "fr" or "en"
    QJsonObject values{}; ///< all of the row, these four included, as it was given

    [[nodiscard]] QString fullName() const;
    bool operator==(const Recipient &) const = default;
};

/// The row of these values.
[[nodiscard]] Recipient recipientFrom(QJsonObject values);

/// "fr" or "en" for whatever stands in the row ("en-CA", "anglais"); French where nothing does.
[[nodiscard]] QString languageOf(const QString &text);

/// Rows that stay the JSON bytes they came as: 100,000 of them weigh little more than their file.
class RecipientRows {
public:
    [[nodiscard]] qsizetype size() const { return qsizetype(m_ends.size()); }
    [[nodiscard]] bool isEmpty() const { return m_ends.empty(); }

    [[nodiscard]] Recipient at(qsizetype row) const;
    [[nodiscard]] QByteArrayView json(qsizetype row) const;

    void reserve(qsizetype rows, qsizetype bytes);
    /// The bytes must be one JSON object.
    void append(QByteArrayView json);
    void append(const QJsonObject &values);

    bool operator==(const RecipientRows &) const = default;

private:
    QByteArray m_bytes;
    std::vector<qsizetype> m_ends;
};

} // namespace FibreDesk::Compose
