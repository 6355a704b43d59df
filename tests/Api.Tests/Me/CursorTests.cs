using CsCheck;
using EnglishLearning.Api.Me;

namespace EnglishLearning.Api.Tests.Me;

public sealed class CursorTests
{
    [Fact]
    public void TryDecode_WhatWasEncoded_IsTheSameId() =>
        Gen.Select(Gen.Enum<CursorKind>(), Gen.Char['!', '~'].Array[1, 200]).Sample((kind, id) =>
            Cursor.TryDecode(kind, Cursor.Encode(kind, new string(id)), out var decoded) && decoded == new string(id));

    [Fact]
    public void TryDecode_AnyText_NeverThrows() =>
        Gen.String[0, 60].Sample(text => Cursor.TryDecode(CursorKind.Cards, text, out var id) == (id.Length > 0));

    [Fact]
    public void TryDecode_OtherKind_IsRefused() =>
        Assert.False(Cursor.TryDecode(CursorKind.Attempts, Cursor.Encode(CursorKind.Cards, "q"), out _));

    /// <summary>Cursors are in the hands of clients: what was given out must be read later.</summary>
    [Fact]
    public void Encode_IsFrozen()
    {
        Assert.Equal("AXE", Cursor.Encode(CursorKind.Cards, "q"));
        Assert.Equal("AnE", Cursor.Encode(CursorKind.Attempts, "q"));
        Assert.Equal("AzE3", Cursor.Encode(CursorKind.Audit, "17"));
    }
}
