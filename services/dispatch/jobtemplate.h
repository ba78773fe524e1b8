// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"

#include <QByteArray>

#include <vector>

namespace FibreDesk::Dispatch {

/// A name in the languages of the desk; one that is written in a single one holds for all.
struct LocalText {
    QString french{};
    QString english{};

    [[nodiscard]] QString in(const QString &language) const;
    [[nodiscard]] bool isEmpty() const { return french.isEmpty() && english.isEmpty(); }
    bool operator==(const LocalText &) const = default;
};

/// One job of a template.
struct TemplateStep {
    LocalText subject{};
    JobKind kind = JobKind::Other;
    int minutes = 60;
    std::vector<TagLink> tags{}; ///< required, with the level that is needed
    int after = -1; ///< the step that must be done before, by its place; -1 = none
    int gapDays = 0; ///< working days between that one and this
    int gapMinutes = 0; ///< on the same day
    QString notes{};

    bool operator==(const TemplateStep &) const = default;
};

/// A chain of jobs that is made in one go.
struct JobTemplate {
    QString id{};
    LocalText name{};
    JobPriority priority = JobPriority::Medium;
    std::vector<TemplateStep> steps{};

    bool operator==(const JobTemplate &) const = default;
};

/// What is wrong with a file of templates, and where. Which words say so is the models' business.
struct TemplateFault {
    enum class Kind {
        Syntax, ///< no JSON: `what` is the parser's sentence
        NoTemplates, ///< not an object with a list "templates"
        NoName,
        NoSteps,
        TooManySteps,
        NoSubject,
        UnknownType, ///< of a job: `what`
        UnknownPriority,
        BadDuration,
        BadTag,
        BadGap,
        BadAfter, ///< not a step that stands before this one
    };
    Kind kind = Kind::Syntax;
    int line = 0; ///< from 1
    QString what{};

    bool operator==(const TemplateFault &) const = default;
};

struct TemplateFile {
    std::vector<JobTemplate> templates{}; ///< those without a fault
    std::vector<TemplateFault> faults{};
};

/// Templates as JSON: resources/dispatch/templates.json tells by example. A template with a fault
/// is left out and the others are read; nothing of it is guessed.
[[nodiscard]] TemplateFile readTemplates(const QByteArray &json);

/// As ERPNext names the kind of a job.
[[nodiscard]] QString serverWord(JobKind kind);
[[nodiscard]] QString serverWord(JobPriority priority);

} // namespace FibreDesk::Dispatch
