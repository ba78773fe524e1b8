// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketanswers.h"

#include "compose/mustachetemplate.h"
#include "text/normalise.h"

#include <QCoroTask>
#include <QDir>
#include <QJsonObject>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

QString idOf(const Tickets::CannedAnswer &answer)
{
    return (answer.isOwn ? u"own:"_s : u"erp:"_s) + answer.name;
}

} // namespace

TicketAnswers::TicketAnswers(Erp::ErpClient *erp, QObject *parent)
    : QObject(parent)
    , m_erp(erp)
    , m_list({"name", "preview", "isOwn"}, 0)
{
    m_thread.setMaxThreadCount(1);
}

TicketAnswers::~TicketAnswers()
{
    m_thread.waitForDone();
}

void TicketAnswers::open(const QString &path)
{
    m_path = path;
    QtConcurrent::run(&m_thread, [path] {
        return Tickets::readCannedAnswers(path);
    }).then(this, [this](const Result<Tickets::ReadAnswers> &read) {
        if (read) {
            m_answers = read->answers;
            m_isLoaded = true;
            if (!read->setAside.isEmpty()) {
                m_error = errorText({.kind = ErrorKind::Storage,
                    .detail =
                        tr("The file of canned answers could not be read. It was set aside as %1.")
                            .arg(QDir::toNativeSeparators(read->setAside)),
                    .source = u"tickets canned answers"_s});
            }
        } else {
            m_error = errorText(read.error());
        }
        show();
        Q_EMIT changed();
    });
}

void TicketAnswers::setTicket(
    const QString &ticket, const QString &subject, const QString &customerName)
{
    m_ticket = ticket;
    m_subject = subject;
    m_customerName = customerName;
}

void TicketAnswers::fetch()
{
    if (!m_erp || !m_isOnline || !m_isLoaded || m_isFetching || m_isFetched) {
        return;
    }
    m_isFetching = true;
    Q_EMIT changed();
    QCoro::connect(Tickets::fetchCannedAnswers(m_erp, &m_scope), this,
        [this](const Result<std::vector<Tickets::CannedAnswer>> &fetched) {
            m_isFetching = false;
            if (fetched) {
                m_isFetched = true;
                m_error = {};
                std::erase_if(
                    m_answers, [](const Tickets::CannedAnswer &one) { return !one.isOwn; });
                m_answers.insert(m_answers.end(), fetched->begin(), fetched->end());
                save();
                show();
            } else {
                m_error = errorText(fetched.error());
            }
            Q_EMIT changed();
        });
}

void TicketAnswers::save()
{
    if (m_path.isEmpty() || !m_isLoaded) {
        return;
    }
    QtConcurrent::run(&m_thread, [path = m_path, answers = m_answers] {
        return Tickets::writeCannedAnswers(path, answers);
    }).then(this, [this](const Result<void> &done) {
        if (!done) {
            m_error = errorText(done.error());
            Q_EMIT changed();
        }
    });
}

void TicketAnswers::setFilter(const QString &filter)
{
    if (m_filter != filter) {
        m_filter = filter;
        show();
        Q_EMIT filterChanged();
    }
}

void TicketAnswers::show()
{
    constexpr qsizetype previewLength = 120;
    const QStringList words = Text::foldText(m_filter).split(u' ', Qt::SkipEmptyParts);
    std::vector<RecordModel::Row> rows;
    for (const Tickets::CannedAnswer &answer : m_answers) {
        const QString all = Text::foldText(answer.name + u' ' + answer.text);
        if (std::ranges::all_of(
                words, [&all](const QString &word) { return all.contains(word); })) {
            rows.push_back({idOf(answer),
                {answer.name, answer.text.simplified().left(previewLength), answer.isOwn}});
        }
    }
    std::ranges::stable_sort(rows, [](const RecordModel::Row &a, const RecordModel::Row &b) {
        return a.values.first().toString().localeAwareCompare(b.values.first().toString()) < 0;
    });
    m_list.applySnapshot(std::move(rows));
}

QString TicketAnswers::textOf(const QString &id) const
{
    const auto found = std::ranges::find(m_answers, id, &idOf);
    if (found == m_answers.end()) {
        return {};
    }
    auto prepared = Compose::MustacheTemplate::prepare(found->text, Compose::TemplateKind::Text);
    if (!prepared) {
        return found->text; // what is no placeholder of ours is left to the eye
    }
    // A text of ERPNext may be written for a document: doc.subject.
    QJsonObject values{{u"customer_name"_s, m_customerName}, {u"ticket"_s, m_ticket},
        {u"name"_s, m_ticket}, {u"subject"_s, m_subject}};
    values.insert(u"doc"_s, QJsonObject(values));
    return QString::fromUtf8(prepared->render(Compose::TemplateValues(values)));
}

void TicketAnswers::keep(const QString &name, const QString &text)
{
    const QString known = name.simplified();
    if (known.isEmpty() || text.trimmed().isEmpty() || !m_isLoaded) {
        return;
    }
    std::erase_if(m_answers,
        [&known](const Tickets::CannedAnswer &one) { return one.isOwn && one.name == known; });
    m_answers.push_back({.name = known, .subject = {}, .text = text, .isOwn = true});
    save();
    show();
}

void TicketAnswers::remove(const QString &id)
{
    std::erase_if(m_answers,
        [&id](const Tickets::CannedAnswer &one) { return one.isOwn && idOf(one) == id; });
    save();
    show();
}

} // namespace FibreDesk
