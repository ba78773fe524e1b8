// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace FibreDesk::Sandbox {

/// The document on letter paper, as a small real PDF with its text in it. `language`: "fr" or "en".
[[nodiscard]] QByteArray printedPdf(
    const QJsonObject &document, const QString &format, const QString &language);

} // namespace FibreDesk::Sandbox
