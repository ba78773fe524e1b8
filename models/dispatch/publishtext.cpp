// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "publishtext.h"

#include "base/errortext.h"
#include "base/format.h"
#include "dispatchtext.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

QString PublishText::summary(const Telling &telling)
{
    using Kind = TellLine::Kind;
    QStringList parts;
    if (const int count = telling.count(Kind::New); count > 0)
        parts.append(tr("%n new", nullptr, count));
    if (const int count = telling.count(Kind::Moved); count > 0)
        parts.append(tr("%n moved", nullptr, count));
    if (const int count = telling.count(Kind::Withdrawn); count > 0)
        parts.append(tr("%n withdrawn", nullptr, count));
    if (telling.unchanged > 0)
        parts.append(tr("%n unchanged", nullptr, telling.unchanged));
    return parts.join(u" · "_s);
}

QString PublishText::line(const TellLine &line, bool isWithDay, const QString &language)
{
    const auto clock = [](QTime time) {
        return time.isValid() ? DispatchText::clock(time) : tr("no time");
    };
    QString when = clock(line.time());
    if (isWithDay)
        when = Format::day(line.day(), language) + u' ' + when;
    QString what;
    switch (line.kind) {
    case TellLine::Kind::New:
        what = tr("New · %1").arg(when);
        break;
    case TellLine::Kind::Withdrawn:
        what = tr("Withdrawn · %1").arg(when);
        break;
    case TellLine::Kind::Moved: {
        QString was = clock(line.before.start);
        if (line.before.date != line.job.date)
            was = Format::day(line.before.date, language) + u' ' + was;
        what = tr("Moved · %1, was %2").arg(when, was);
        break;
    }
    }
    const QString who = line.job.customerName.isEmpty() ? line.job.id : line.job.customerName;
    return what + u" · "_s + who;
}

QString PublishText::length(const SmsLength &length, const QString &language)
{
    const QString characters = Format::number(length.units, language);
    return length.isUnicode
        ? tr("%1 characters, not all of them GSM letters: %n SMS", nullptr, length.segments)
              .arg(characters)
        : tr("%1 characters: %n SMS", nullptr, length.segments).arg(characters);
}

QString PublishText::refusal(const Error &error, const QString &path)
{
    if (error.kind == ErrorKind::NotFound)
        return tr("The hub does not know the path %1. Another one is set in the profile: [hub] "
                  "path_sms.")
            .arg(path);
    return errorText(error).sentence();
}

} // namespace FibreDesk::Dispatch
