// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audienceeditor.h"

#include "store/mirror.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

// What of AudienceEditor has the recipients worked out.
namespace FibreDesk {

using Drafts::Source;

void AudienceEditor::resolve()
{
    if (!m_choice) {
        return;
    }
    ++m_generation;
    m_isStale = true; // until show()
    if (m_stop) {
        m_stop->store(true);
    }
    if (!m_customers && m_mirror) {
        readCustomers();
    } else if (m_choice->source == Source::Customers && !m_chosen) {
        readChosen();
    } else {
        work();
    }
}

void AudienceEditor::readCustomers()
{
    const int generation = m_generation;
    setBusy(tr("Reading the customers…"));
    QCoro::connect(m_mirror->read([](QSqlDatabase &db) -> Result<Drafts::Customers> {
        const auto copy = Store::allAudienceCustomers(db);
        if (!copy) {
            return std::unexpected(copy.error());
        }
        return std::make_shared<const std::vector<Audience::CustomerKeys>>(
            Drafts::customerKeys(copy->customers));
    }),
        this, [this, generation](const Result<Drafts::Customers> &customers) {
            if (generation != m_generation) {
                return;
            }
            if (customers) {
                m_customers = *customers;
            } else {
                setError(customers.error());
                m_customers = std::make_shared<const std::vector<Audience::CustomerKeys>>();
            }
            resolve();
        });
}

void AudienceEditor::readChosen()
{
    using Chosen = std::shared_ptr<const std::vector<Store::AudienceCustomer>>;
    const int generation = m_generation;
    if (!m_mirror) {
        setBusy({});
        return;
    }
    setBusy(tr("Reading the customers…"));
    QCoro::connect(m_mirror->read([chosen = m_choice->filter](QSqlDatabase &db) -> Result<Chosen> {
        auto copy = Store::audienceCustomers(db, chosen);
        if (!copy) {
            return std::unexpected(copy.error());
        }
        return std::make_shared<const std::vector<Store::AudienceCustomer>>(
            std::move(copy->customers));
    }),
        this, [this, generation](const Result<Chosen> &chosen) {
            if (generation != m_generation) {
                return;
            }
            if (!chosen) {
                setBusy({});
                setError(chosen.error());
                return;
            }
            m_chosen = *chosen;
            resolve();
        });
}

void AudienceEditor::work()
{
    const int generation = m_generation;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    setBusy(tr("Matching recipients to customers…"));
    QtConcurrent::run([choice = *m_choice, customers = m_customers, chosen = m_chosen,
                          stop = m_stop] {
        static const std::vector<Store::AudienceCustomer> nobody;
        return Drafts::resolve(
            choice, customers, chosen ? *chosen : nobody, [stop] { return stop->load(); });
    }).then(this, [this, generation](std::optional<Drafts::ResolvedAudience> audience) {
        if (generation == m_generation && audience) {
            show(std::move(*audience));
        }
    });
}

void AudienceEditor::show(Drafts::ResolvedAudience audience)
{
    m_audience = std::make_shared<const Drafts::ResolvedAudience>(std::move(audience));
    m_recipients.set(m_audience);
    m_counts = m_recipients.counts();
    std::vector<CustomerChoiceModel::Row> left;
    // Of a filter everybody else is left over: that says nothing.
    if (m_choice->source != Source::Customers) {
        left.reserve(m_audience->matching.unmatchedCustomers.size());
        for (const qsizetype index : m_audience->matching.unmatchedCustomers) {
            const auto &customer = (*m_audience->customers)[std::size_t(index)];
            left.push_back({.id = customer.id,
                .name = customer.name,
                .detail = customer.emails.join(u", "_s)});
        }
    } else {
        m_counts.customersLeft = 0;
    }
    m_leftovers.set(std::move(left));
    m_isStale = false;
    setBusy({});
    updateSelected();
    Q_EMIT audienceChanged();
}

} // namespace FibreDesk
