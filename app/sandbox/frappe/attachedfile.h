// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/message.h"

#include <QJsonObject>

namespace FibreDesk::Sandbox {

[[nodiscard]] bool isFilePath(const QString &path);
/// The name of the File document in a path such as /private/files/<name>-photo.png.
[[nodiscard]] QByteArray fileId(const QString &path);
/// The content of a File document, invented by its kind, as long as the document says.
[[nodiscard]] HttpResponse attachedFile(const QJsonObject &document);

} // namespace FibreDesk::Sandbox
