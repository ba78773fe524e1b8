// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/jsontext.h"

#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

/// NaN, Infinity and -Infinity outside of strings, written as null.
QByteArray withoutNonNumbers(const QByteArray &bytes)
{
    static constexpr std::array<QByteArrayView, 3> words{"-Infinity", "Infinity", "NaN"};
    QByteArray result;
    result.reserve(bytes.size());
    bool isInString = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes.at(i);
        if (isInString && c == '\\' && i + 1 < bytes.size()) {
            result += c;
            result += bytes.at(++i);
            continue;
        }
        if (c == '"') {
            isInString = !isInString;
        }
        qsizetype skipped = 0;
        for (const QByteArrayView word : words) {
            if (!isInString && skipped == 0 && QByteArrayView(bytes).sliced(i).startsWith(word)) {
                skipped = word.size();
            }
        }
        if (skipped > 0) {
            result += "null";
            i += skipped - 1;
        } else {
            result += c;
        }
    }
    return result;
}

} // namespace

Result<QJsonDocument> parseJson(const QByteArray &bytes, const QString &source)
{
    static constexpr QByteArrayView mark("\xEF\xBB\xBF");
    QByteArray text = bytes.startsWith(mark) ? bytes.sliced(mark.size()) : bytes;
    QJsonParseError problem;
    QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (problem.error == QJsonParseError::IllegalUTF8String) {
        text = QString::fromUtf8(text).toUtf8();
        document = QJsonDocument::fromJson(text, &problem);
    }
    if (problem.error == QJsonParseError::IllegalValue
        || problem.error == QJsonParseError::IllegalNumber) {
        QJsonParseError still;
        const QJsonDocument mended = QJsonDocument::fromJson(withoutNonNumbers(text), &still);
        if (still.error == QJsonParseError::NoError) {
            return mended;
        }
    }
    if (problem.error != QJsonParseError::NoError) {
        return std::unexpected(Error{.kind = ErrorKind::Protocol,
            .detail = u"not JSON at byte %1: %2"_s.arg(problem.offset).arg(problem.errorString()),
            .source = source});
    }
    return document;
}

} // namespace FibreDesk
