// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Mustache templates: refused with a line, or rendered; a value never becomes markup by itself.

#include "fuzz.h"

#include "compose/mustachetemplate.h"

#include <QJsonObject>

using namespace FibreDesk::Compose;
using namespace Qt::StringLiterals;
using FibreDesk::Fuzz::require;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString source = QString::fromUtf8(FibreDesk::Fuzz::bytesOf(data, size));
    const TemplateValues values(QJsonObject{{u"a"_s, u"<\x01{{b}}&\""_s}, {u"b"_s, QString()},
        {u"c"_s, 0}, {u"d"_s, true}, {u"e"_s, QJsonObject{{u"f"_s, u"g"_s}}}});
    for (const TemplateKind kind :
        {TemplateKind::Html, TemplateKind::Text, TemplateKind::TextOfHtml, TemplateKind::Url}) {
        auto made = MustacheTemplate::prepare(source, kind);
        if (!made) {
            require(made.error().line >= 1);
            require(!made.error().sentence.isEmpty());
            continue;
        }
        const QByteArray rendered = made->render(values);
        require(made->render(values) == rendered);
        const QStringList missing = made->missing(values);
        for (const QString &name : missing)
            require(made->variables().contains(name));
        // The value's own character, put there by the value alone.
        if (kind == TemplateKind::Html && made->unescaped().isEmpty() && !source.contains(u'\x01'))
            require(!rendered.contains("<\x01"));
    }
    return 0;
}
