using EnglishLearning.Accounts.Audit;
using EnglishLearning.Accounts.Data;
using EnglishLearning.Contracts.Accounts;
using EnglishLearning.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EnglishLearning.Accounts.Tests;

/// <summary>The audit log.</summary>
public abstract partial class AccountContract
{
    private static readonly Actor Bu = new(Guid.Parse("019ab000-0000-7000-8000-000000000001"), "203.0.113.9");

    [Fact]
    public async Task Entries_AreReadBack_NewestFirst_WithTheirAddresses()
    {
        var subject = Guid.NewGuid();
        await AppendAsync(AuditAction.LearnerRead, Bu, subject, "progress");
        Clock.Advance(TimeSpan.FromSeconds(1));
        await WithAsync<AuditLog, bool>(async log =>
        {
            await log.AppendAsync(AuditAction.SignInFailed, "198.51.100.4");
            await log.AppendAsync(AuditAction.RetentionRan, by: null);
            return true;
        });

        var entries = await WithAsync<AuditReader, IReadOnlyList<AuditEntry>>(reader => reader.ReadAsync(null, null, null, 10));
        Assert.Equal([3L, 2, 1], entries.Select(entry => entry.Row.Sequence));
        Assert.Equal([null, "198.51.100.4", Bu.Address], entries.Select(entry => entry.Address));
        Assert.Equal((AuditAction.LearnerRead, Bu.PersonId, subject, "progress"),
            (entries[2].Row.Action, entries[2].Row.ActorId!.Value, entries[2].Row.SubjectId!.Value, entries[2].Row.Detail));
        Assert.Equal([3L], (await WithAsync<AuditReader, IReadOnlyList<AuditEntry>>(reader => reader.ReadAsync(null, null, 4, 1))).Select(entry => entry.Row.Sequence));
        Assert.Single(await WithAsync<AuditReader, IReadOnlyList<AuditEntry>>(reader => reader.ReadAsync(null, subject, null, 10)));
        Assert.Null((await VerdictAsync()).Fault);
    }

    [Fact]
    public async Task Addresses_AreNotInTheDatabaseAsTheyAre_AndGoWithTheKeyOfTheirPerson()
    {
        var tokens = await SignedInAsync();
        await AppendAsync(AuditAction.DataExported, new(tokens.PersonId, "203.0.113.77"), tokens.PersonId);
        Assert.DoesNotContain("203.0.113.77", await EverythingStoredAsync(), StringComparison.Ordinal);

        await WithAsync<AccountsContext, int>(database => database.PersonKeys.Where(key => key.PersonId == tokens.PersonId).ExecuteDeleteAsync());
        var entry = Assert.Single(await WithAsync<AuditReader, IReadOnlyList<AuditEntry>>(reader => reader.ReadAsync(tokens.PersonId, null, null, 1)));
        Assert.Null(entry.Address);
        Assert.Null((await VerdictAsync()).Fault);
    }

    [Fact]
    public async Task AnEntry_IsWrittenWithItsAct_OrNotAtAll()
    {
        await WithAsync<AccountsContext, bool>(async database =>
        {
            await using var scope = _services.CreateAsyncScope();
            var shared = scope.ServiceProvider.GetRequiredService<AccountsContext>();
            await using var transaction = await shared.Database.BeginTransactionAsync();
            await scope.ServiceProvider.GetRequiredService<AuditLog>().AppendAsync(AuditAction.ClassMade, Bu);
            return true;
        });
        Assert.Equal((0, 0L), (await CountAsync(), (await VerdictAsync()).Sequence));
    }

    [Fact]
    public async Task ManyAtOnce_MakeOneChain()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => AppendAsync(AuditAction.LearnerRead, Bu, Guid.NewGuid())));
        var verdict = await VerdictAsync();
        Assert.Equal((40L, 40L, null), (verdict.Entries, verdict.Sequence, verdict.Fault));
    }

    /// <summary>Issue 4: a list of students held the chain's head for an update, a select and an insert of each of them.</summary>
    [Fact]
    public async Task ManyActsAtOnce_AreOneStretchOfTheChain()
    {
        AuditAct[] acts = [.. Enumerable.Range(0, 501).Select(i => new AuditAct(AuditAction.AccountMade, Guid.NewGuid(), $"{i}"))];
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await AppendManyAsync(Bu, acts);
            await AppendAsync(AuditAction.LearnerRead, Bu);
        })));

        var rows = await WithAsync<AccountsContext, List<AuditRow>>(database => database.AuditEntries.AsNoTracking().OrderBy(row => row.Sequence).ToListAsync());
        Assert.Equal(4 * 502, rows.Count);
        foreach (var first in rows.Where(row => row.Detail == "0"))
            Assert.Equal(acts.Select(act => (act.Subject, act.Detail)), rows.SkipWhile(row => row != first).Take(501).Select(row => (row.SubjectId, row.Detail)));
        Assert.Equal((4 * 502, null), (await VerdictAsync()) is var verdict ? ((int)verdict.Entries, verdict.Fault) : default);
    }

    private async Task AppendManyAsync(Actor by, IReadOnlyList<AuditAct> acts)
    {
        await using var scope = _services.CreateAsyncScope();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<AccountsContext>().Database.BeginTransactionAsync();
        await scope.ServiceProvider.GetRequiredService<AuditLog>().AppendManyAsync(by, acts);
        await transaction.CommitAsync();
    }

    [Theory]
    [InlineData("UPDATE audit_log SET detail = 'nothing happened' WHERE sequence = 3", 3)]
    [InlineData("UPDATE audit_log SET actor_id = NULL WHERE sequence = 2", 2)]
    [InlineData("UPDATE audit_log SET origin = NULL WHERE sequence = 4", 4)]
    [InlineData("DELETE FROM audit_log WHERE sequence = 2", 2)]
    [InlineData("DELETE FROM audit_log WHERE sequence >= 4", 4)]
    [InlineData("UPDATE audit_head SET sequence = 4", 4)]
    [InlineData("UPDATE audit_head SET pruned_through = 2", 3)]
    public async Task WhatWasChangedBehindItsBack_IsFound(string change, int from)
    {
        await FiveAsync();
        await BehindTheBackAsync(change);
        Assert.Contains($" {from}", (await VerdictAsync()).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALogCutOffWithItsHead_IsFoundByTheEndThatWasNoted()
    {
        await FiveAsync();
        var noted = await VerdictAsync();
        await BehindTheBackAsync("DELETE FROM audit_log WHERE sequence = 5");
        await BehindTheBackAsync("UPDATE audit_head SET sequence = 4, hash = (SELECT hash FROM audit_log WHERE sequence = 4)");

        Assert.Null((await VerdictAsync()).Fault);
        Assert.Contains("cut off", (await VerdictAsync((noted.Sequence, noted.Hash))).Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE audit_log SET detail = 'x'")]
    [InlineData("DELETE FROM audit_log")]
    public async Task TheDatabaseItself_RefusesToChangeIt(string change)
    {
        await FiveAsync();
        var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ExecuteAsync(change));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheOldest_AreLetGo_AndTheRestStillVerifies()
    {
        await FiveAsync();
        var noted = await VerdictAsync();
        Clock.Advance(TimeSpan.FromDays(400));
        var yearAgo = Clock.GetUtcNow() - TimeSpan.FromDays(365);
        await AppendAsync(AuditAction.RetentionRan, Bu);

        Assert.Equal(5, await WithAsync<AuditRetention, int>(retention => retention.PruneAsync(yearAgo)));
        Assert.Equal((1L, 6L, null), (await VerdictAsync((noted.Sequence, noted.Hash))) is var whole ? (whole.Entries, whole.Sequence, whole.Fault) : default);
        Assert.Equal(0, await WithAsync<AuditRetention, int>(retention => retention.PruneAsync(Clock.GetUtcNow() + TimeSpan.FromDays(1))));
        await AppendAsync(AuditAction.LearnerRead, Bu);
        Assert.Equal((2L, 7L, null), (await VerdictAsync()) is var more ? (more.Entries, more.Sequence, more.Fault) : default);
    }

    private Task AppendAsync(AuditAction action, Actor by, Guid? subject = null, string detail = "") =>
        AppendAtAsync(_services, action, by, subject, detail);

    private static async Task AppendAtAsync(IServiceProvider silo, AuditAction action, Actor by, Guid? subject = null, string detail = "")
    {
        await using var scope = silo.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditLog>().AppendAsync(action, by, subject, detail);
    }

    private async Task FiveAsync()
    {
        for (var i = 1; i <= 5; i++)
            await AppendAsync(AuditAction.LearnerRead, Bu, Guid.NewGuid(), $"read {i}");
    }

    private Task<AuditVerdict> VerdictAsync((long, string)? expected = null) =>
        WithAsync<AuditCheck, AuditVerdict>(check => check.RunAsync(expected));

    private Task<int> CountAsync() => WithAsync<AccountsContext, int>(database => database.AuditEntries.CountAsync());

    private Task<int> ExecuteAsync(string sql) => WithAsync<AccountsContext, int>(database => database.Database.ExecuteSqlRawAsync(sql));

    /// <summary>As somebody who owns the database could.</summary>
    private async Task BehindTheBackAsync(string change)
    {
        var isSqlite = Storage().Provider == EnglishLearning.Storage.StorageProvider.Sqlite;
        await ExecuteAsync(isSqlite ? "DROP TRIGGER IF EXISTS audit_log_changes" : "ALTER TABLE audit_log DISABLE TRIGGER ALL");
        if (isSqlite)
            await ExecuteAsync("DROP TRIGGER IF EXISTS audit_log_deletes");
        Assert.NotEqual(0, await ExecuteAsync(change));
    }
}
