// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <expected>
#include <memory>
#include <vector>

namespace FibreDesk::Compose {

/// What a template becomes, hence how a value is written into it.
enum class TemplateKind {
    Html, ///< values escaped
    Text, ///< values as they are
    TextOfHtml, ///< text that was made from HTML: as Text, and values meant as HTML become text too
    Url, ///< values percent-encoded
};

struct TemplateFault {
    int line = 0; ///< from 1
    QString sentence;

    bool operator==(const TemplateFault &) const = default;
};

/// One recipient's values, made ready for any number of templates.
class TemplateValues {
public:
    TemplateValues();
    explicit TemplateValues(const QJsonObject &values);
    ~TemplateValues();
    TemplateValues(TemplateValues &&) noexcept;
    TemplateValues &operator=(TemplateValues &&) noexcept;

    void set(const QString &name, const QString &value);
    /// True where the value is there and prints something.
    [[nodiscard]] bool has(const QString &name) const;

private:
    friend class MustacheTemplate;
    struct Data;
    std::unique_ptr<Data> m_data;
};

/// A Mustache template, read once and rendered for each recipient. Variables, sections, inverted
/// sections and comments; as in mustache.js an empty string and the number 0 are false. Partials
/// and other delimiters are refused. One object is used by one thread at a time.
class MustacheTemplate {
public:
    [[nodiscard]] static std::expected<MustacheTemplate, TemplateFault> prepare(
        const QString &source, TemplateKind kind);
    ~MustacheTemplate();
    MustacheTemplate(MustacheTemplate &&) noexcept;
    MustacheTemplate &operator=(MustacheTemplate &&) noexcept;

    /// UTF-8, line ends as in the template.
    [[nodiscard]] QByteArray render(const TemplateValues &values);
    /// The variables that these values leave empty where they would be printed: nothing in a
    /// section that is not shown counts.
    [[nodiscard]] QStringList missing(const TemplateValues &values);

    [[nodiscard]] const QStringList &variables() const; ///< that are printed, without repeats
    [[nodiscard]] const QStringList &sections() const;
    [[nodiscard]] const QStringList &
    unescaped() const; ///< of the variables, those in {{{ }}} or {{& }}

private:
    struct Data;
    explicit MustacheTemplate(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace FibreDesk::Compose
