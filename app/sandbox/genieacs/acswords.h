// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <optional>

/// What the ACS's calls and its tasks share.
namespace FibreDesk::Sandbox::AcsFault {

using namespace Qt::StringLiterals;

// By the names that a test turns them on with.
inline const QString taskFault = u"task-fault"_s;
inline const QString taskStuck = u"task-stuck"_s;
inline const QString taskUncalled = u"task-uncalled"_s;
inline const QString inSession = u"in-session"_s;
inline const QString setIgnored = u"set-ignored"_s;
inline const QString diagnosisFails = u"diagnosis-fails"_s;
inline const QString deviceOffline = u"device-offline"_s;

} // namespace FibreDesk::Sandbox::AcsFault

namespace FibreDesk::Sandbox {

inline qint64 acsNow()
{
    return QDateTime::currentMSecsSinceEpoch();
}

/// Nothing where the text is no JSON object.
inline std::optional<QJsonObject> acsObject(const QByteArray &text)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return std::nullopt;
    return document.object();
}

} // namespace FibreDesk::Sandbox
