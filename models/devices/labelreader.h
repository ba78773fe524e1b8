// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QImage>
#include <QString>

#include <vector>

namespace FibreDesk {

/// One barcode of a picture.
struct LabelCode {
    QString text{};
    QString format{}; ///< "Code128", "QRCode"…

    bool operator==(const LabelCode &) const = default;
};

/// All barcodes of a picture, from top to bottom, each text once. For a worker thread.
[[nodiscard]] std::vector<LabelCode> codesIn(const QImage &picture);
/// Of a file; Validation where it is no picture, or one too large to be a photo of a label.
[[nodiscard]] Result<std::vector<LabelCode>> codesInFile(const QString &path);

} // namespace FibreDesk
