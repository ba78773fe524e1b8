// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "labelreader.h"

#include <QImageReader>

#include <ZXing/ReadBarcode.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

constexpr int mostPixels = 12'000; ///< of one side: beyond it is no photo

} // namespace

std::vector<LabelCode> codesIn(const QImage &picture)
{
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    if (grey.isNull()) {
        return {};
    }
    const ZXing::ImageView view(grey.constBits(), grey.width(), grey.height(),
        ZXing::ImageFormat::Lum, static_cast<int>(grey.bytesPerLine()));
    const ZXing::ReaderOptions options =
        ZXing::ReaderOptions().setTryHarder(true).setTryRotate(true).setTryInvert(true);
    ZXing::Barcodes found = ZXing::ReadBarcodes(view, options);
    std::ranges::stable_sort(
        found, {}, [](const ZXing::Barcode &code) { return code.position().topLeft().y; });
    std::vector<LabelCode> codes;
    for (const ZXing::Barcode &code : found) {
        const QString text = QString::fromStdString(code.text()).trimmed();
        if (code.isValid() && !text.isEmpty()
            && !std::ranges::contains(codes, text, &LabelCode::text)) {
            codes.push_back({text, QString::fromStdString(ZXing::ToString(code.format()))});
        }
    }
    return codes;
}

Result<std::vector<LabelCode>> codesInFile(const QString &path)
{
    const auto failed = [](const QString &detail) {
        return std::unexpected(
            Error{.kind = ErrorKind::Validation, .detail = detail, .source = u"label"_s});
    };
    QImageReader reader(path);
    reader.setAutoTransform(true); // a phone held sideways
    const QSize size = reader.size();
    if (size.width() > mostPixels || size.height() > mostPixels) {
        return failed(u"%1 has %2 × %3 pixels"_s.arg(path).arg(size.width()).arg(size.height()));
    }
    const QImage picture = reader.read();
    if (picture.isNull()) {
        return failed(u"%1: %2"_s.arg(path, reader.errorString()));
    }
    return codesIn(picture);
}

} // namespace FibreDesk
