// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QObject>
#include <QString>
#include <qqmlintegration.h>

namespace FibreDesk {

/// What is wrong in a text, and where.
class MessageFault {
    Q_GADGET
    QML_VALUE_TYPE(messageFault)
    Q_PROPERTY(QString field MEMBER field)
    Q_PROPERTY(QString language MEMBER language)
    Q_PROPERTY(int line MEMBER line)
    Q_PROPERTY(QString text MEMBER text)

public:
    QString field{}; ///< "subject", "html", "text", "unsubscribe", "from", "replyTo"
    QString language{}; ///< "fr", "en"; empty = both
    int line = 0;
    QString text{}; ///< a sentence with field, language and line

    bool operator==(const MessageFault &) const = default;
};

/// A variable that a template may print.
class VariableHint {
    Q_GADGET
    QML_VALUE_TYPE(variableHint)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString hint MEMBER hint)

public:
    QString name{};
    QString hint{};

    bool operator==(const VariableHint &) const = default;
};

/// A value that every recipient has who has no own of that name.
class CampaignValue {
    Q_GADGET
    QML_VALUE_TYPE(campaignValue)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString value MEMBER value)

public:
    QString name{};
    QString value{};

    bool operator==(const CampaignValue &) const = default;
};

/// A file that goes along.
class AttachmentText {
    Q_GADGET
    QML_VALUE_TYPE(attachmentText)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString type MEMBER type)
    Q_PROPERTY(double bytes MEMBER bytes)
    Q_PROPERTY(QString cid MEMBER cid)

public:
    QString name{};
    QString type{};
    double bytes = 0;
    QString cid{}; ///< for `<img src="cid:…">`; empty = a file below the text

    bool operator==(const AttachmentText &) const = default;
};

} // namespace FibreDesk
