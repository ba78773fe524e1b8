// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/setaside.h"

#include <QDateTime>
#include <QFile>

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

QString damagedMark()
{
    return u".damaged-"_s;
}

const QStringList &databaseEndings()
{
    static const QStringList all{u"-wal"_s, u"-shm"_s, QString()};
    return all;
}

Result<void> moveDatabase(
    const QString &from, const QString &to, const QString &what, const QString &source)
{
    QStringList moved;
    for (const QString &ending : databaseEndings()) {
        QFile file(from + ending);
        if (!ending.isEmpty() && !file.exists()) {
            continue;
        }
        if (!file.rename(to + ending)) {
            for (const QString &back : std::as_const(moved)) {
                QFile::rename(to + back, from + back);
            }
            return std::unexpected(Error{.kind = ErrorKind::Storage,
                .detail = u"%1 cannot be set aside: %2: %3"_s.arg(
                    what, from + ending, file.errorString()),
                .source = source});
        }
        moved += ending;
    }
    return {};
}

Result<QString> setAside(const QString &file, const QString &what, const QString &source)
{
    const QString aside =
        file + damagedMark() + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmsszzz"_s);
    return moveDatabase(file, aside, u"the damaged "_s + what, source).transform([&aside] {
        return aside;
    });
}

} // namespace FibreDesk::Store
