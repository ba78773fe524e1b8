// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Replies of a mail server: however the bytes are cut, the same replies, and nothing unsafe to
// show.

#include "fuzz.h"

#include "mail/smtpcapabilities.h"
#include "mail/smtpreply.h"

#include <vector>

using namespace FibreDesk::Mail;
using FibreDesk::Fuzz::require;

namespace {

struct Read {
    std::vector<QByteArray> replies{};
    bool isGarbage = false;
    bool operator==(const Read &) const = default;
};

Read readInPieces(const QByteArray &bytes, qsizetype piece)
{
    Read read;
    SmtpReplyParser parser;
    SmtpReply reply;
    for (qsizetype at = 0; at < bytes.size() && !read.isGarbage; at += piece) {
        QByteArrayView rest = QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at));
        while (!rest.isEmpty() && !read.isGarbage) {
            const qsizetype before = rest.size();
            const auto result = parser.parse(rest, reply);
            require(rest.size() < before);
            if (result == SmtpReplyParser::Result::Garbage) {
                read.isGarbage = true;
            } else if (result == SmtpReplyParser::Result::Reply) {
                require(reply.code >= 100 && reply.code <= 599);
                require(reply.lineCount() > 0);
                for (qsizetype line = 0; line < reply.lineCount(); ++line)
                    require(reply.line(line).size() <= SmtpReplyParser::maximumLine);
                for (const QChar c : reply.text())
                    require(c.unicode() >= ' ' || c == u'\n' || c == u'\t');
                (void)SmtpCapabilities::fromReply(reply);
                read.replies.push_back(QByteArray::number(reply.code) + reply.raw
                    + reply.enhanced.toString().toUtf8());
            } else {
                require(rest.isEmpty());
                (void)parser.partial();
            }
        }
    }
    return read;
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = FibreDesk::Fuzz::bytesOf(data, size);
    const Read whole = readInPieces(bytes, std::max<qsizetype>(1, bytes.size()));
    require(readInPieces(bytes, 1) == whole);
    require(readInPieces(bytes, 7) == whole);
    return 0;
}
