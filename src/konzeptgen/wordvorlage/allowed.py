"""What is taken from a municipality's template: the elements and attributes of each part, and nothing else.

A name that does not stand here does not come into a file. Names are those of ECMA-376 (transitional).
"""

from __future__ import annotations

from typing import Final

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
"""The namespaces that may come into a file."""


def _names(prefix: str, *lines: str) -> frozenset[str]:
    return frozenset(f"{{{NAMESPACES[prefix]}}}{name}" for line in lines for name in line.split())


def _plain(*lines: str) -> frozenset[str]:
    return frozenset(name for line in lines for name in line.split())


RUN: Final = _names(
    "w",
    "rPr rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof",
    "snapToGrid color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em",
    "lang",
) | _names("w14", "ligatures numForm numSpacing stylisticSets styleSet cntxtAlts")
PARAGRAPH: Final = _names(
    "w",
    "pPr pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr ilvl numId suppressLineNumbers",
    "pBdr top left bottom right between bar tabs tab suppressAutoHyphens kinsoku wordWrap overflowPunct",
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing",
    "mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl cnfStyle shd",
)
TABLE: Final = _names(
    "w",
    "tblPr tblPrEx tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW tblCellSpacing",
    "tblInd tblBorders insideH insideV start end tblLayout tblCellMar tblLook tblGrid gridCol trPr cantSplit",
    "gridBefore gridAfter wBefore wAfter trHeight tblHeader tcPr tcW gridSpan vMerge hMerge tcBorders tl2br",
    "tr2bl noWrap tcMar tcFitText vAlign",
)
STYLES: Final = (
    RUN
    | PARAGRAPH
    | TABLE
    | _names(
        "w",
        "docDefaults rPrDefault pPrDefault latentStyles lsdException style name aliases basedOn next link",
        "uiPriority semiHidden unhideWhenUsed qFormat locked tblStylePr",
    )
)
NUMBERING: Final = (
    RUN
    | PARAGRAPH
    | _names(
        "w",
        "numPicBullet abstractNum nsid multiLevelType tmpl styleLink numStyleLink lvl start numFmt lvlRestart",
        "isLgl suff lvlText lvlPicBulletId legacy lvlJc num abstractNumId lvlOverride startOverride",
    )
)
TEXT: Final = (
    RUN
    | PARAGRAPH
    | TABLE
    | _names("w", "p r t br cr ptab noBreakHyphen softHyphen sym pgNum tbl tr tc fldChar instrText txbxContent")
)
"""What stands in headers and footers; drawings are in ``DRAWING`` and ``VML``."""
FONTS: Final = _names("w", "font altName panose1 charset family notTrueType pitch sig")
SECTION: Final = _names(
    "w",
    "type pgSz pgMar paperSrc pgBorders top left bottom right lnNumType pgNumType cols col vAlign titlePg",
    "textDirection bidi rtlGutter docGrid",
)
SETTINGS: Final = _names(
    "w",
    "zoom embedTrueTypeFonts embedSystemFonts saveSubsetFonts mirrorMargins alignBordersAndEdges",
    "bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop defaultTabStop autoHyphenation",
    "consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps evenAndOddHeaders characterSpacingControl compat",
    "compatSetting adjustLineHeightInTable balanceSingleByteDoubleByteWidth doNotBreakWrappedTables",
    "doNotExpandShiftReturn doNotUseHTMLParagraphAutoSpacing dontAdjustLineHeightInTable dontGrowAutofit",
    "growAutofit layoutRawTableWidth noLeading noTabHangInd spaceForUL splitPgBreakAndParaMark",
    "suppressTopSpacing ulTrailSpace useFELayout useNormalStyleForList useWord2002TableStyleRules",
    "wrapTrailSpaces clrSchemeMapping decimalSymbol listSeparator",
)
COMPATIBILITY: Final = _plain(
    "compatibilityMode overrideTableStyleFontSizeAndJustification enableOpenTypeFeatures doNotFlipMirrorIndents",
    "differentiateMultirowTableHeaders useWord2013TrackBottomHyphenation allowHyphenationAtTrackBottom",
    "allowTextAfterFloatingTableBreak",
)
"""The names that ``compatSetting`` may bear."""
THEME: Final = _names(
    "a",
    "themeElements clrScheme dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink",
    "fontScheme majorFont minorFont latin ea cs font fmtScheme fillStyleLst lnStyleLst effectStyleLst",
    "effectStyle bgFillStyleLst scene3d camera lightRig rot sp3d bevelT bevelB",
)
SHAPE: Final = _names(
    "a",
    "xfrm off ext chOff chExt prstGeom custGeom avLst gd gdLst ahLst cxnLst cxn pos rect pathLst path moveTo",
    "lnTo close arcTo cubicBezTo quadBezTo pt noFill solidFill gradFill gsLst gs lin fillToRect tileRect",
    "pattFill fgClr bgClr srgbClr schemeClr sysClr prstClr scrgbClr hslClr tint shade comp inv gray alpha",
    "alphaOff alphaMod hue hueOff hueMod sat satOff satMod lum lumOff lumMod ln prstDash round bevel miter",
    "headEnd tailEnd effectLst blur glow innerShdw outerShdw reflection softEdge",
)
DRAWING: Final = (
    SHAPE
    | _names(
        "wp",
        "inline anchor simplePos positionH positionV align posOffset extent effectExtent wrapNone wrapSquare",
        "wrapTight wrapThrough wrapTopAndBottom wrapPolygon start lineTo docPr cNvGraphicFramePr",
    )
    | _names(
        "a",
        "graphic graphicData graphicFrameLocks picLocks spLocks grpSpLocks blip alphaModFix biLevel clrChange",
        "clrFrom clrTo duotone grayscl stretch fillRect srcRect lnRef fillRef effectRef fontRef spAutoFit",
        "noAutofit normAutofit prstTxWarp",
    )
    | _names("pic", "pic nvPicPr cNvPr cNvPicPr blipFill spPr")
    | _names("wps", "wsp cNvPr cNvSpPr cNvCnPr spPr style txbx bodyPr")
    | _names("wpg", "wgp cNvGrpSpPr grpSpPr grpSp cNvPr")
)
VML: Final = (
    _names(
        "v",
        "shapetype shape group rect roundrect oval line polyline arc curve formulas f path stroke fill shadow",
        "imagedata textbox textpath handles h",
    )
    | _names("o", "lock")
    | _names("w10", "wrap anchorlock")
)
TEXTUAL: Final = _names("w", "t instrText") | _names("wp", "align posOffset")
"""The elements whose characters are taken."""
UNWRAPPED: Final = _names("w", "sdt sdtContent smartTag customXml hyperlink ins moveTo ruby rubyBase rt dir bdo")
"""Covers that go while what they hold stays: controls with their tags, links outwards, revisions with their authors."""

ATTRIBUTES: Final = _names(
    "w",
    "val type w h fill color sz space shadow frame themeColor themeTint themeShade themeFill themeFillTint",
    "themeFillShade ascii hAnsi eastAsia cs asciiTheme hAnsiTheme eastAsiaTheme cstheme hint before after line",
    "lineRule beforeLines afterLines beforeAutospacing afterAutospacing left right start end hanging firstLine",
    "leftChars rightChars startChars endChars hangingChars firstLineChars leader pos alignment relativeTo char",
    "font bidi styleId default customStyle defLockedState defUIPriority defSemiHidden defUnhideWhenUsed",
    "defQFormat count name locked uiPriority semiHidden unhideWhenUsed qFormat firstRow lastRow firstColumn",
    "lastColumn noHBand noVBand hRule abstractNumId numId ilvl tentative numPicBulletId uri dropCap lines wrap",
    "hAnchor vAnchor x y xAlign yAlign hSpace vSpace anchorLock leftFromText rightFromText topFromText",
    "bottomFromText vertAnchor horzAnchor tblpX tblpXSpec tblpY tblpYSpec top bottom header footer gutter",
    "orient code num equalWidth sep fmt chapStyle chapSep linePitch charSpace countBy distance restart",
    "offsetFrom zOrder display percent bg1 t1 bg2 t2 accent1 accent2 accent3 accent4 accent5 accent6 hyperlink",
    "followedHyperlink fldCharType usb0 usb1 usb2 usb3 csb0 csb1 clear first other legacy legacySpace",
    "legacyIndent",
) | _names("w14", "val id")
DRAWING_ATTRIBUTES: Final = _plain(
    "x y cx cy rot flipH flipV val prst w h cap cmpd algn lim type len l t r b ang scaled path pos dir dist",
    "blurRad rad grow sx sy kx ky rotWithShape amt thresh hue lum sat uri noChangeAspect noChangeArrowheads",
    "noGrp noSelect noRot noMove noResize noCrop noAdjustHandles noChangeShapeType fmla idx wrap lIns tIns",
    "rIns bIns anchor anchorCtr vert horzOverflow vertOverflow spcFirstLastPara numCol spcCol rtlCol",
    "fromWordArt forceAA compatLnSpc upright hR wR stAng swAng stroke fill extrusionOk distT distB distL distR",
    "simplePos relativeHeight behindDoc locked layoutInCell allowOverlap relativeFrom wrapText edited bwMode",
    "dpi lastClr typeface panose pitchFamily charset script red green blue stA stPos endA endPos fadeDir txBox",
    "bld prstMaterial contourW lat lon rev rig",
)
VML_ATTRIBUTES: Final = _plain(
    "type style coordsize coordorigin path adj fillcolor strokecolor filled stroked strokeweight from to",
    "arcsize opacity color color2 on offset weight dashstyle endcap joinstyle startarrow endarrow angle focus",
    "method rotate inset gradientshapeok textpathok fitshape fitpath trim string eqn blacklevel gain cropleft",
    "croptop cropright cropbottom points side anchorx anchory aspectratio rotation text position",
) | {f"{{{NAMESPACES['v']}}}ext", *(f"{{{NAMESPACES['o']}}}{n}" for n in ("spt", "connecttype", "allowincell"))}
