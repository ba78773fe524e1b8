// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <string>
#include <utility>
#include <vector>

namespace FibreDesk::Tests {

/// A label with these codes below one another, as a phone sees it: grey, with edges around.
inline QImage labelPicture(const std::vector<std::pair<ZXing::BarcodeFormat, std::string>> &codes)
{
    constexpr int width = 640;
    constexpr int height = 220;
    QImage picture(width + 80, int(codes.size()) * (height + 40) + 40, QImage::Format_RGB32);
    picture.fill(QColor(235, 235, 230));
    int y = 40;
    for (const auto &[format, text] : codes) {
        const ZXing::BitMatrix bits =
            ZXing::MultiFormatWriter(format).setMargin(10).encode(text, width, height);
        for (int row = 0; row < bits.height(); ++row) {
            for (int column = 0; column < bits.width(); ++column) {
                picture.setPixelColor(40 + column, y + row,
                    bits.get(column, row) ? QColor(30, 30, 35) : QColor(235, 235, 230));
            }
        }
        y += height + 40;
    }
    return picture;
}

} // namespace FibreDesk::Tests
