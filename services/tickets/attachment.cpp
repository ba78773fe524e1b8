// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tickets/attachment.h"

#include "core/privatefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSet>

using namespace Qt::StringLiterals;

namespace FibreDesk::Tickets {

namespace {

constexpr qsizetype longestName = 100;
constexpr qsizetype longestSuffix = 12;

std::unexpected<Error> failure(const QFileDevice &file)
{
    return std::unexpected(Error{.kind = ErrorKind::Storage,
        .detail = u"cannot write %1: %2"_s.arg(file.fileName(), file.errorString()),
        .source = u"tickets keep file"_s});
}

} // namespace

QString safeFileName(const QString &fileName)
{
    // A name may come from another system: both kinds of slash part folders.
    const QString last = QString(fileName).replace(u'\\', u'/').section(u'/', -1);
    QString name;
    static const QString refused = u"<>:\"|?*"_s;
    for (const QChar c : last) {
        const bool isHidden = c.category() == QChar::Other_Control
            || c.category() == QChar::Other_Format || refused.contains(c);
        name += isHidden ? QChar(u'_') : c;
    }
    name = name.simplified();
    while (name.startsWith(u'.') || name.startsWith(u' ') || name.startsWith(u'-')) {
        name.remove(0, 1);
    }
    while (name.endsWith(u'.') || name.endsWith(u' ')) {
        name.chop(1);
    }
    if (name.size() > longestName) {
        const QString suffix = QFileInfo(name).suffix();
        name = suffix.isEmpty() || suffix.size() > longestSuffix
            ? name.left(longestName)
            : name.left(longestName - suffix.size() - 1) + u'.' + suffix;
    }
    return name.isEmpty() ? u"file"_s : name;
}

bool canOpen(const QString &fileName)
{
    static const QSet<QString> kinds{u"png"_s, u"jpg"_s, u"jpeg"_s, u"gif"_s, u"webp"_s, u"bmp"_s,
        u"pdf"_s, u"txt"_s, u"log"_s, u"csv"_s};
    return kinds.contains(QFileInfo(safeFileName(fileName)).suffix().toLower());
}

Result<QString> keepFile(
    const QString &directory, const QString &fileName, const QByteArray &content)
{
    if (!QDir().mkpath(directory)) {
        return std::unexpected(Error{.kind = ErrorKind::Storage,
            .detail = u"cannot make the folder %1"_s.arg(directory),
            .source = u"tickets keep file"_s});
    }
    const QString name = safeFileName(fileName);
    const QFileInfo info(name);
    const QString suffix = info.suffix().isEmpty() ? QString() : u'.' + info.suffix();
    for (int number = 1; number < 1000; ++number) {
        const QString numbered = number == 1
            ? name
            : u"%1 (%2)%3"_s.arg(info.completeBaseName(), QString::number(number), suffix);
        QFile file(QDir(directory).filePath(numbered));
        // Never over a file that is there, and never through a link somebody laid.
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
            if (file.exists() || QFileInfo(file).isSymLink()) {
                continue;
            }
            return failure(file);
        }
        if (file.write(content) != content.size() || !file.flush()) {
            const auto error = failure(file);
            file.remove();
            return error;
        }
        return file.fileName();
    }
    return std::unexpected(Error{.kind = ErrorKind::Storage,
        .detail = u"no free name for %1 in %2"_s.arg(name, directory),
        .source = u"tickets keep file"_s});
}

Result<void> keepFileAs(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!openPrivate(file) || file.write(content) != content.size() || !file.commit()) {
        return failure(file);
    }
    return {};
}

} // namespace FibreDesk::Tickets
