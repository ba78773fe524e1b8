// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compose/campaignfile.h"
#include "compose/mailmessage.h"
#include "core/error.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <expected>
#include <memory>
#include <vector>

namespace FibreDesk::Compose {

/// A fault in one of a campaign's texts.
struct TextFault {
    QString field; ///< "subject", "html", "text", "unsubscribe"
    QString language; ///< "fr" or "en"; empty = both
    int line = 0;
    QString sentence;

    bool operator==(const TextFault &) const = default;
};

/// What one recipient will see.
struct Preview {
    QString subject;
    QString html;
    QString text;
    QString language;
    QStringList missing; ///< variables that this row leaves empty

    bool operator==(const Preview &) const = default;
};

/// The variables that the composer knows without a row having them.
[[nodiscard]] QStringList builtInVariables();
/// The variables that the hub's templates use (facts of the platform), for hints while writing.
[[nodiscard]] QStringList knownVariables();

/// A campaign made ready: templates read, sender and attachments encoded. Then one mail after
/// another, in any order. One object is used by one thread at a time; several threads have several.
class Composer {
public:
    [[nodiscard]] static std::expected<Composer, std::vector<TextFault>> prepare(
        CampaignFile campaign);
    ~Composer();
    Composer(Composer &&) noexcept;
    Composer &operator=(Composer &&) noexcept;

    [[nodiscard]] const CampaignFile &campaign() const;
    [[nodiscard]] qsizetype size() const; ///< rows

    /// The mail of one row. The date is that of the attempt, in the zone to be shown.
    [[nodiscard]] Result<MailMessage> compose(qsizetype row, const QDateTime &date);
    /// The same of a row that is kept elsewhere, under the Message-ID that is kept with it (without
    /// angle brackets).
    [[nodiscard]] Result<MailMessage> compose(
        const Recipient &recipient, qsizetype row, const QString &messageId, const QDateTime &date);
    /// The mail of one row to somebody else, as a test: own Message-ID and custom id, `[Test]`
    /// before the subject, no unsubscribe address.
    [[nodiscard]] Result<MailMessage> composeTest(
        qsizetype row, const QString &address, const QDateTime &date);
    [[nodiscard]] Preview preview(qsizetype row, const QDateTime &date);
    [[nodiscard]] Preview preview(const Recipient &recipient, const QDateTime &date);
    /// The unsubscribe address with this row's values; empty = the campaign has none.
    [[nodiscard]] QString unsubscribe(const Recipient &recipient);
    /// The variables that this row leaves empty, over all its texts.
    [[nodiscard]] QStringList missing(qsizetype row);
    [[nodiscard]] QStringList missing(const Recipient &recipient);

    /// Of a language: the variables its texts print, and those that only decide on a section.
    [[nodiscard]] QStringList variables(const QString &language) const;
    [[nodiscard]] QStringList sections(const QString &language) const;
    [[nodiscard]] QStringList unescaped(const QString &language) const;

private:
    struct Data;
    explicit Composer(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace FibreDesk::Compose
