// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frappe/attachedfile.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

/// A modem's front, or what passes for it: no two alike.
QByteArray picture(const QString &name)
{
    QImage image(320, 200, QImage::Format_RGB32);
    const int hue = int(qHash(name, 0) % 360);
    image.fill(QColor::fromHsv(hue, 40, 225));
    QPainter painter(&image);
    painter.fillRect(60, 50, 200, 100, QColor::fromHsv(hue, 30, 90));
    for (int light = 0; light < 6; ++light)
        painter.fillRect(
            80 + light * 28, 90, 12, 12, light % 3 == 0 ? QColor(Qt::red) : QColor(Qt::green));
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

bool isFilePath(const QString &path)
{
    return path.startsWith("/private/files/"_L1) || path.startsWith("/files/"_L1);
}

QByteArray fileId(const QString &path)
{
    const QString name = path.section(u'/', -1);
    return name.section(u'-', 0, 0).toLatin1();
}

HttpResponse attachedFile(const QJsonObject &document)
{
    const QString name = document.value("file_name"_L1).toString();
    HttpResponse response;
    if (name.endsWith(".png"_L1)) {
        response.contentType = "image/png"_ba;
        response.body = picture(document.value("name"_L1).toString());
    } else {
        response.contentType = "text/plain"_ba;
        response.body = "Test de vitesse\nDescendant: 41 Mbit/s\nMontant: 12 Mbit/s\n"_ba;
    }
    const qsizetype size = document.value("file_size"_L1).toInt();
    response.body += QByteArray(std::max(qsizetype(0), size - response.body.size()), '\n');
    response.headers.append(
        HttpHeader{"Content-Disposition"_ba, "attachment; filename=\"" + name.toUtf8() + '"'});
    return response;
}

} // namespace FibreDesk::Sandbox
